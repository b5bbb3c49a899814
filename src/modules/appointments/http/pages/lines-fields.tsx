import type { Language } from '#kernel/language';
import { CheckboxGroup, Select } from '#ui';
import type { Plan } from '../../domain/plan.ts';
import type { Words } from '../../texts/index.ts';

/** Which services, and for how many people; chosen ones first, so that who comes from the page of a service finds it at the top. */
export const LinesFields = ({ plan, words, language, services, persons, error, withMinutes }: LinesProps) => (
  <>
    <CheckboxGroup
      name="leistung"
      label={words.start.services}
      hint={words.start.servicesHint}
      error={error}
      values={services}
      choices={chosenFirst(plan, services).map(({ id, name, duration }) => ({
        value: id,
        label: name[language],
        ...(withMinutes ? { hint: words.start.takes(duration.booked) } : {}),
      }))}
    />
    <PersonsField name="personen" label={words.start.persons} plan={plan} words={words} persons={persons} />
  </>
);

/** A number of people up to the limit of a visit. */
export const PersonsField = ({ name, label, plan, words, persons }: PersonsProps) => (
  <Select
    name={name}
    label={label}
    value={String(persons)}
    empty={false}
    choices={Array.from({ length: plan.rules.personsPerVisit }, (_, index) => ({
      value: String(index + 1),
      label: words.start.personsChoice(index + 1),
    }))}
  />
);

const chosenFirst = ({ services }: Plan, chosen: readonly string[]): Plan['services'] => [
  ...services.filter(({ id }) => chosen.includes(id)),
  ...services.filter(({ id }) => !chosen.includes(id)),
];

interface LinesProps {
  readonly plan: Plan;
  readonly words: Words;
  readonly language: Language;
  readonly services: readonly string[];
  readonly persons: number;
  readonly error: string | undefined;
  /** Says how long each takes. */
  readonly withMinutes?: boolean;
}
interface PersonsProps {
  readonly name: string;
  readonly label: string;
  readonly plan: Plan;
  readonly words: Words;
  readonly persons: number;
}
