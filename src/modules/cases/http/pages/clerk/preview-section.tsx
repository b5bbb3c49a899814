import { Details, InsetText, Section, Text } from '#ui';
import type { CaseDesk } from '../../clerk/case-desk.ts';
import { LetterSheet } from './letter-sheet.tsx';

/** The letters a decision would send, as they will stand there: German binds, English is a reading version. */
export function PreviewSection({ model }: { readonly model: CaseDesk }) {
  const { desk, found, preview, previewQuestion } = model;
  const { words, language } = desk;
  if (!preview) return null;
  const steps = preview.waitsFor.map((node) => found.folder.texts[language].steps[node] ?? node).join(' ');
  return (
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
          <Details summary={words.decision.binding} open>
            <LetterSheet letter={letter.de} />
          </Details>
          <Details summary={words.decision.reading}>
            <LetterSheet letter={letter.en} />
          </Details>
        </div>
      ))}
    </Section>
  );
}
