import { Badge, InsetText, Section, Table } from '#ui';
import type { RegisterView } from '../../../use-cases/clerk/clerk-case.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';

/** Answers and register record side by side; whatever differs carries its word. */
export function RegisterTable({ model, register }: { readonly model: CaseDesk; readonly register: RegisterView }) {
  const { words, language } = model.desk;
  const { questions } = model.found.folder.texts[language];
  const columns = words.case.registerColumns;
  return (
    <Section title={words.case.register}>
      {register.kind === 'unique' ? (
        <Table
          caption={words.case.register}
          hideCaption
          columns={(['question', 'given', 'known', 'fit'] as const).map((key) => ({ key, label: columns[key] }))}
          rows={register.rows.map(({ question, given, known, fit }) => ({
            id: question,
            cells: {
              question: questions[question]?.short ?? questions[question]?.label ?? question,
              given,
              known,
              fit:
                fit === 'same' ? (
                  words.case.fit[fit]
                ) : (
                  <Badge tone={fit === 'different' ? 'danger' : 'warning'}>{words.case.fit[fit]}</Badge>
                ),
            },
          }))}
        />
      ) : (
        <InsetText>{register.kind === 'none' ? words.case.registerNone : words.case.registerAmbiguous}</InsetText>
      )}
    </Section>
  );
}
