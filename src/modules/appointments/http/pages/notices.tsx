import type { Language } from '#kernel/language';
import { Button, ButtonGroup, Csrf, Form, Section, Text } from '#ui';
import type { Words } from '../../texts/index.ts';

/** Notices of this browser: turned on with a script, which the browser needs for it, and off without. */
export function Notices({ words, csrf, base, language, isOn, publicKey }: NoticesProps) {
  const t = words.wishes.notices;
  if (isOn)
    return (
      <Section title={t.title}>
        <Text>{t.on}</Text>
        <Form action={`${base}/hinweise`} csrf={csrf}>
          <input type="hidden" name="aus" value="ja" />
          <ButtonGroup>
            <Button variant="secondary">{t.turnOff}</Button>
          </ButtonGroup>
        </Form>
      </Section>
    );
  return (
    <div hidden data-notices={publicKey} data-notices-worker={`/${language}/termin/hinweis-dienst.js`}>
      <Section title={t.title}>
        <Text>{t.offer}</Text>
        <form class="city-form" method="post" action={`${base}/hinweise`}>
          <Csrf token={csrf} />
          {['endpoint', 'p256dh', 'auth'].map((name) => (
            <input key={name} type="hidden" name={name} value="" />
          ))}
          <p role="status" data-denied={t.denied} />
          <ButtonGroup>
            <Button variant="secondary">{t.turnOn}</Button>
          </ButtonGroup>
        </form>
      </Section>
    </div>
  );
}

export interface ShownNotices {
  readonly isOn: boolean;
  /** Of the city, for the push service of the browser. */
  readonly publicKey: string;
}
interface NoticesProps extends ShownNotices {
  readonly words: Words;
  readonly csrf: string;
  readonly base: string;
  readonly language: Language;
}
