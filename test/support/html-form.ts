/** The form of a page whose fields are sent to an address that begins or ends like this; throws with the page when there is none. */
export function formTo(html: string, where: string): HtmlForm {
  const form = formsIn(html).find(({ action }) => path(action).startsWith(where) || path(action).endsWith(where));
  if (!form) throw new Error(`no form to ${where} on this page: ${textIn(html)}`);
  return form;
}

/** Every form of a page that is sent with POST, with its fields as they stand. */
export function formsIn(html: string): HtmlForm[] {
  return [...html.matchAll(/<form\b((?:"[^"]*"|[^>"])*)>(.*?)<\/form>/gs)].flatMap(([, tag = '', inner = '']) =>
    /\bmethod="post"/i.test(tag)
      ? [
          {
            action: attribute(tag, 'action') ?? '',
            isUpload: tag.includes('multipart/form-data'),
            fields: fieldsIn(inner),
          },
        ]
      : [],
  );
}

/** What a person reads on a page: its main part without tags. */
export const textIn = (html: string): string =>
  decode((/<main\b.*?<\/main>/s.exec(html)?.[0] ?? html).replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

function fieldsIn(inner: string): HtmlField[] {
  const fields: HtmlField[] = [];
  for (const [tag] of inner.matchAll(/<input\b(?:"[^"]*"|[^>"])*>/g)) {
    const type = attribute(tag, 'type') ?? 'text';
    const isChoice = type === 'radio' || type === 'checkbox';
    const isSet = type !== 'file' && (!isChoice || /\bchecked\b/.test(tag.replace(/"[^"]*"/g, '')));
    fields.push({ name: attribute(tag, 'name') ?? '', type, value: isSet ? (attribute(tag, 'value') ?? '') : null });
  }
  for (const [, tag = '', text = ''] of inner.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)) {
    fields.push({ name: attribute(tag, 'name') ?? '', type: 'textarea', value: decode(text) });
  }
  for (const [, tag = '', options = ''] of inner.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = /<option\b[^>]*\bselected\b[^>]*>/.exec(options)?.[0] ?? /<option\b[^>]*>/.exec(options)?.[0] ?? '';
    fields.push({ name: attribute(tag, 'name') ?? '', type: 'select', value: attribute(chosen, 'value') ?? '' });
  }
  return fields.filter(({ name }) => name !== '');
}

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag);
  return found ? decode(found[1] ?? '') : null;
};
const decode = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
const path = (action: string): string => action.split('?')[0] ?? '';

export interface HtmlForm {
  readonly action: string;
  readonly isUpload: boolean;
  readonly fields: readonly HtmlField[];
}
export interface HtmlField {
  readonly name: string;
  /** Of the input: `text`, `hidden`, `radio`; else `textarea` or `select`. */
  readonly type: string;
  /** As it stands; null for a choice that is not made and for files. */
  readonly value: string | null;
}
