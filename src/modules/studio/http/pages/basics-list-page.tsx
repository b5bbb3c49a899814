import { SummaryCard, Text } from '#ui';
import { type BasicField, fieldsOf, type SectionName, sectionNames } from '../../domain/edit/basics/sections.ts';
import { basicWords, lawsOf, nameOfField } from '../../domain/edit/basics/set-basics.ts';
import { basicsWords } from '../../texts/basics-editor.ts';
import type { Choices } from '../../use-cases/basics-choices.ts';
import type { CopyView } from '../studio-http.ts';
import { copyPageHtml } from './studio-frame.tsx';

/** Everything a department decided about a service, section by section, each with a way to change it. */
export function basicsListPage({ view, choices }: BasicsListProps): string {
  const words = basicsWords[view.language];
  return copyPageHtml(view, {
    children: (
      <>
        <Text>{words.intro}</Text>
        {sectionNames.map((section) => (
          <SummaryCard
            key={section}
            title={words.sections[section]}
            rows={fieldsOf(section).map((field, index) => ({
              id: `${section}-${index}`,
              label: words.fields[nameOfField(field) as keyof typeof words.fields],
              value: valueWords(view, choices, field),
              ...(index === 0 && view.mayEdit ? changeOf(view, section) : {}),
            }))}
          />
        ))}
      </>
    ),
  });
}

const changeOf = (view: CopyView, section: SectionName) => ({
  change: view.paths.part(view.copy.id, 'basics', `/${section}`),
  name: basicsWords[view.language].sections[section],
});

function valueWords({ copy, language }: CopyView, choices: Choices, field: BasicField): string {
  const words = basicsWords[language];
  if (field.kind === 'law')
    return (
      lawsOf(copy.files)
        .map(({ reference }) => reference)
        .join('; ') || words.none
    );
  const { text = '', all, unit } = basicWords(copy.files, field);
  const labelOf = (value: string): string =>
    (field.from ? choices[field.from].find((one) => one.value === value)?.label : undefined) ?? value;
  if (all) return all.map(labelOf).join('; ') || words.none;
  if (field.kind === 'yesno') return text === 'yes' ? words.yes : words.no;
  if (text === '') return field.isNeeded ? words.missing : words.none;
  if (field.kind === 'period' && unit !== 'other') return `${text} ${words.units[unit as keyof typeof words.units]}`;
  return labelOf(text);
}

interface BasicsListProps {
  readonly view: CopyView;
  readonly choices: Choices;
}
