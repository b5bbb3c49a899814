import { formatCount, formatNumber, formatTime } from '#kernel/format';
import type { Language } from '#kernel/language';
import { Button, Form, Section, Table, Text } from '#ui';
import type { Words } from '../../texts/index.ts';
import { straight, type WhoWaits } from '../../use-cases/waiting/arrivals.ts';

/** Who waits at the branch, by number: one tap for who comes, one for who leaves. Nothing about the person stands in it. */
export function WaitingList({ language, csrf, words, waits, now, once }: WaitingProps) {
  const t = words.desk.waiting;
  const action = `/${language}/team/servicepunkt/wartende`;
  return (
    <Section title={t.title} id="wartende">
      <Text>{t.lead}</Text>
      <Form action={action} csrf={csrf}>
        <input type="hidden" name="once" value={once} />
        <Button variant="secondary">{t.came}</Button>
      </Form>
      {waits.waiting.length === 0 ? (
        <Text>{t.none}</Text>
      ) : (
        <Table
          caption={t.title}
          hideCaption
          columns={[
            { key: 'number', label: t.number },
            { key: 'since', label: t.since },
            { key: 'gone', label: words.desk.step },
          ]}
          rows={waits.waiting.map(({ id, number, arrivedAt }) => {
            const came = Temporal.Instant.from(arrivedAt);
            const minutes = Math.max(0, Math.floor(came.until(now).total('minutes')));
            const shown = formatNumber(number, language);
            return {
              id,
              cells: {
                number: shown,
                since: t.so(formatTime(came, language), formatCount(minutes, 'minute', language)),
                gone: (
                  <Form action={`${action}/gegangen`} csrf={csrf}>
                    <input type="hidden" name="wer" value={id} />
                    <Button variant="tertiary">{t.goneOf(shown)}</Button>
                  </Form>
                ),
              },
            };
          })}
        />
      )}
    </Section>
  );
}

/** Whose turn it is: who waits longest is chosen; with nobody waiting, who comes straight to the counter, where arrivals are noted at all. */
export function waitedChoices({ waiting, isKept }: WhoWaits, chosen: string, words: Words, language: Language) {
  const t = words.desk.waiting;
  const first = waiting[0]?.id;
  const isKnown = chosen === straight || chosen === 'nein' || waiting.some(({ id }) => id === chosen);
  return {
    ...{ name: 'wer', label: t.who, value: isKnown ? chosen : (first ?? (isKept ? straight : 'nein')) },
    choices: [
      ...waiting.map(({ id, number, arrivedAt }) => ({
        value: id,
        label: t.one(formatNumber(number, language), formatTime(Temporal.Instant.from(arrivedAt), language)),
      })),
      { value: straight, label: t.straight },
      { value: 'nein', label: t.unknown },
    ],
  };
}

interface WaitingProps {
  readonly language: Language;
  readonly csrf: string;
  readonly words: Words;
  readonly waits: WhoWaits;
  readonly now: Temporal.Instant;
  readonly once: string;
}
