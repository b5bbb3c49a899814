import { formatDateTime } from '#kernel/format';
import { ButtonGroup, ButtonLink, NumberText, Text } from '#ui';
import type { CitizenCase } from '../../citizen/with-view.ts';
import { AnswerCards } from './answer-cards.tsx';
import { casePageDocument } from './case-frame.tsx';

/** The copy of the application to read, print and save. */
export function copyPage(opened: CitizenCase): string {
  const { words, view, language, paths } = opened;
  const at = Temporal.Instant.from(view.row.submittedAt);
  return casePageDocument(opened, {
    title: words.answers.copyTitle(view.folder.texts[language].title),
    back: { href: paths.base, label: words.letter.back },
    children: (
      <>
        <Text>
          {words.answers.copyText(formatDateTime(at, language))} {words.answers.copyChanged}
        </Text>
        <Text>
          {words.sent.number}: <NumberText>{view.row.number}</NumberText>
        </Text>
        <AnswerCards opened={opened} level={2} />
        <ButtonGroup>
          <ButtonLink variant="secondary" href={`${paths.copy}.pdf`} download="">
            {words.answers.copyPdf}
          </ButtonLink>
        </ButtonGroup>
      </>
    ),
  });
}
