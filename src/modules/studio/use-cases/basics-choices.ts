import type { Actor } from '#kernel/actor';
import { formatMoney } from '#kernel/format';
import type { Bilingual, Language } from '#kernel/language';
import type { Copy } from '../domain/copy/copy.ts';
import { officeOf } from '../domain/copy/office-of.ts';
import type { ChoicesFrom } from '../domain/edit/basics/sections.ts';
import { everyPage, readFormView } from '../domain/edit/form/form-view.ts';
import { basicsWords } from '../texts/basics-editor.ts';
import type { StudioParts } from './studio-parts.ts';

/** What can be chosen for the basics of a service: from the city, from its own form, from the format. */
export function choicesFor(
  { catalogue }: Pick<StudioParts, 'catalogue'>,
  actor: Actor,
  copy: Copy,
  language: Language,
): Choices {
  const city = catalogue.city();
  const words = basicsWords[language].values;
  const named = (list: readonly { readonly id: string; readonly name: Bilingual }[]): Choice[] =>
    list.map(({ id, name }) => ({ value: id, label: name[language] }));
  const own = new Set([...actor.offices, officeOf(copy.files) ?? copy.office]);
  const form = readFormView(copy.files);
  const questions = form.ok ? everyPage(form.value).flatMap((page) => (page.list ? [] : page.questions)) : [];
  const ofType = (type: string): Choice[] =>
    questions.filter((question) => question.type === type).map(({ id }) => ({ value: id, label: id }));
  const fixed = <K extends keyof typeof words>(key: K): Choice[] =>
    Object.entries(words[key]).map(([value, label]) => ({ value, label }));
  return {
    offices: named(city.offices.filter(({ id, state }) => own.has(id) && state === 'open')),
    lifeEvents: catalogue.lifeEvents().map(({ id, title }) => ({ value: id, label: title[language] })),
    services: city.services
      .filter(({ id }) => id !== copy.service)
      .map(({ id, texts }) => ({ value: id, label: texts[language].title })),
    fees: city.fees.map(({ id, name, amounts }) => ({
      value: id,
      label: name[language],
      hint: amounts.map((one) => `${one.name?.[language] ?? one.id}: ${formatMoney(one.cents, language)}`).join('; '),
    })),
    ...{ dateQuestions: ofType('date'), textQuestions: ofType('longtext') },
    ...{ emailQuestions: ofType('email'), addressQuestions: ofType('address') },
    ...{ levels: fixed('levels'), keyStates: fixed('keyStates'), paymentKinds: fixed('paymentKinds') },
    ...{ decisionKinds: fixed('decisionKinds'), regimes: fixed('regimes') },
  };
}

export type Choices = Readonly<Record<ChoicesFrom, readonly Choice[]>>;
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}
