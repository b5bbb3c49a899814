import { Details, InsetText, List, Section, Text } from '#ui';
import { type PlainCheck, schoolYearGoal } from '../../../domain/plain-check.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';
import { Landing } from './landing.tsx';
import { LetterSheet } from './letter-sheet.tsx';

/** The letters a decision would send, as they will stand there: German binds, English is a reading version. */
export function PreviewSection({ model }: { readonly model: CaseDesk }) {
  const { desk, found, preview, previewQuestion } = model;
  const { words, language } = desk;
  if (!preview) return null;
  const steps = preview.waitsFor.map((node) => found.folder.texts[language].steps[node] ?? node).join(' ');
  return (
    <Landing>
      <Section title={words.decision.previewTitle} id="vorschau">
        {preview.waitsFor.length > 0 ? <InsetText>{words.decision.previewAfter(steps)}</InsetText> : null}
        {previewQuestion ? (
          <InsetText>
            <Text>{words.decision.previewQuestion}</Text>
            {previewQuestion.split('\n').map((line, index) => (
              <Text key={String(index)}>{line}</Text>
            ))}
          </InsetText>
        ) : null}
        {preview.letters.length === 0 ? <Text>{words.decision.previewNoLetter}</Text> : null}
        {preview.letters.map((letter, index) => (
          <div key={String(index)} class="city-flow">
            <Text muted>{letter.channel === 'post' ? words.decision.previewPost : words.decision.previewPortal}</Text>
            <Plain model={model} check={letter.plain.de} />
            <Details summary={words.decision.binding} open>
              <LetterSheet letter={letter.de} tooLong={letter.plain.de.tooLong} />
            </Details>
            <Details summary={words.decision.reading}>
              <Plain model={model} check={letter.plain.en} />
              <LetterSheet letter={letter.en} tooLong={letter.plain.en.tooLong} />
            </Details>
          </div>
        ))}
      </Section>
    </Landing>
  );
}

/** How plain the letter is, in words; a hint that stops nobody. */
function Plain({ model, check }: { readonly model: CaseDesk; readonly check: PlainCheck }) {
  const { plain } = model.desk.words;
  const { tooLong, schoolYear, findings } = check;
  const shown = findings.filter(({ rule }) => rule !== 'hard-text').slice(0, 5);
  return (
    <InsetText>
      <Text>
        <strong>{check.isPlain ? plain.good : plain.hard(tooLong.length)}</strong>{' '}
        {schoolYear === null ? '' : plain.schoolYear(schoolYear, schoolYearGoal)}
      </Text>
      {check.isPlain && shown.length === 0 ? null : (
        <Details summary={plain.details(shown.length)}>
          <List items={shown.map(({ rule, value, sentence }) => `${plain.rules[rule](value)}: „${sentence}“`)} />
          <Text size="small" muted>
            {plain.note}
          </Text>
        </Details>
      )}
    </InsetText>
  );
}
