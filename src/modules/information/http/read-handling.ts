import { parseMoney } from '#kernel/money';
import type { Request } from '#platform/http';
import { results } from '../domain/request/state.ts';
import { type ExtensionReason, extensionReasons } from '../texts/extension-reasons.ts';
import type { HandlingOrder, HandlingRefusal } from '../use-cases/handle-request.ts';

/** What an officer sent, as an order; a code of what is missing when it is none. */
export function readHandling(step: HandlingOrder['do'], { form, language }: Request): HandlingOrder | 'answer-missing' {
  const text = form.get('text').replaceAll('\r\n', '\n');
  const base = { seen: Number(form.get('stand')) || 0, text };
  const chosen = results.find((one) => one === form.get('ergebnis'));
  switch (step) {
    case 'estimate': {
      const money = parseMoney(form.get('betrag') || '0', language);
      const minutes = form.get('minuten').trim() === '' ? 0 : Number(form.get('minuten'));
      return { ...base, do: step, minutes, cents: money.ok ? money.value : -1, isSimple: form.has('einfach') };
    }
    case 'hear':
      return { ...base, do: step, recipient: linesOf(form.get('empfaenger')) };
    case 'extend': {
      const reason = form.get('grund');
      return { ...base, do: step, reason: (Object.hasOwn(extensionReasons, reason) ? reason : '') as ExtensionReason };
    }
    case 'answer': {
      if (!chosen) return 'answer-missing';
      const when = form.get('wann');
      const publish = when === 'now' || when === 'never' ? when : 'later';
      const publicText = form.get('oeffentlich').replaceAll('\r\n', '\n');
      return { ...base, do: step, answer: chosen, exemptions: form.all('grund'), publicText, publish };
    }
    case 'answer-appeal':
      if (!chosen && form.get('ergebnis') !== 'stays') return 'answer-missing';
      return { ...base, do: step, answer: chosen ?? null, exemptions: form.all('grund') };
    case 'show-words':
      return {
        ...base,
        do: step,
        subject: form.get('betreff'),
        wording: form.get('wortlaut').replaceAll('\r\n', '\n'),
      };
    case 'publish':
      return { ...base, do: step, answer: form.get('oeffentlich').replaceAll('\r\n', '\n') };
    default:
      return { ...base, do: step };
  }
}

/** The field of the form that a refusal is about; empty for the whole page. */
export function fieldOf(reason: HandlingRefusal | 'answer-missing', step: HandlingOrder['do']): string {
  if (reason === 'text-missing')
    return step === 'show-words' ? 'wortlaut' : step === 'publish' ? 'oeffentlich' : 'text';
  return fields[reason] ?? '';
}

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 6);

const fields: Readonly<Partial<Record<string, string>>> = {
  'text-too-long': 'text',
  'outside-bracket': 'betrag',
  'minutes-wrong': 'minuten',
  'recipient-missing': 'empfaenger',
  'reason-missing': 'grund',
  'exemption-missing': 'grund',
  'exemption-without-cause': 'grund',
  'exemption-foreign': 'grund',
  'hearing-missing': 'grund',
  'answer-missing': 'ergebnis',
  'public-text-missing': 'oeffentlich',
};
