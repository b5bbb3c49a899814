import { escapeMarkup } from '#kernel/escape-xml';
import { engineOf } from './judge-process.ts';

/**
 * The file as it is after the changes that were advised: attributes and elements of other engines are blanks, translated expressions are
 * FEEL. Lines stay where they are, so that what is found in it is found in the file. One pass, whatever the file.
 */
export function withoutEngine(text: string, translations: ReadonlyMap<string, string>): string {
  const prefixes = new Set(
    [...text.matchAll(/\sxmlns:([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].flatMap(([, prefix, one, two]) =>
      prefix && engineOf(one ?? two ?? '') !== null ? [prefix] : [],
    ),
  );
  const parts: string[] = [];
  let [at, depth] = [0, 0];
  for (const tag of text.matchAll(anyTag)) {
    const [whole, closes, own = '', rest = ''] = tag;
    const between = text.slice(at, tag.index);
    parts.push(depth > 0 ? blank(between) : translated(between, translations));
    at = tag.index + whole.length;
    const isForeign = prefixes.has(own.slice(0, -1));
    const isInside = depth > 0 || isForeign;
    if (isForeign && closes !== undefined && !whole.endsWith('/>')) depth += closes === '' ? 1 : -1;
    if (isInside) parts.push(blank(whole));
    else if (whole.startsWith('<![CDATA[')) parts.push(translated(whole.slice(9, -3), translations, whole));
    else parts.push(closes === '' && rest.includes(':') ? withoutAttributes(whole, prefixes) : whole);
  }
  return parts.join('') + text.slice(at);
}

const withoutAttributes = (tag: string, prefixes: ReadonlySet<string>): string =>
  tag.replace(/"[^"]*"|'[^']*'|\s([\w.-]+):[\w.-]+\s*=\s*(?:"[^"]*"|'[^']*')/g, (found, prefix?: string) =>
    prefix !== undefined && prefixes.has(prefix) ? blank(found) : found,
  );

/** The text with its expression in FEEL; without a translation `otherwise`. Line ends are kept. */
function translated(text: string, translations: ReadonlyMap<string, string>, otherwise = text): string {
  if (!/[$#]\{/.test(text)) return otherwise;
  const feel = translations.get(otherwise === text ? plain(text).trim() : text.trim());
  if (feel === undefined) return otherwise;
  return escapeMarkup(feel) + text.replace(/[^\n]/g, '');
}

const anyTag =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w.-]+:)?[\w.-]+((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

const plain = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => signs[name] ?? '');
const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
