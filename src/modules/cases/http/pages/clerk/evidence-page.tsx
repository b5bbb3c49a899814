import type { FileRef } from '#forms';
import { ButtonLink, formatBytes, Heading, InsetText, Text, Toolbar } from '#ui';
import type { CaseDesk } from '../../clerk/case-desk.ts';
import { deskPage } from './desk-frame.tsx';

/** One piece of evidence large, with the way to the one before and the one after. */
export function evidencePage(model: CaseDesk, files: readonly FileRef[], at: number): string {
  const { desk, found } = model;
  const { words, paths, language } = desk;
  const { number } = found.row;
  const file = files[at]!;
  const [before, after] = [files[at - 1], files[at + 1]];
  const source = paths.evidenceFile(number, file.id);
  return deskPage(desk, {
    title: `${words.evidence.title(file.name)} – ${number}`,
    back: { href: paths.case(number, { aufgabe: found.task?.token }), label: words.evidence.back },
    keys: [
      ['→', words.keys.right],
      ['←', words.keys.left],
      ['z', words.evidence.back],
    ],
    children: (
      <>
        <Heading level={1} size="l">
          {words.evidence.title(file.name)}
        </Heading>
        <Text muted>
          {words.evidence.at(at + 1, files.length)} · {formatBytes(file.size, language)}
        </Text>
        <Toolbar>
          {before ? (
            <ButtonLink
              small
              variant="secondary"
              href={paths.evidence(number, before.id)}
              shortcut="ArrowLeft"
              shortcutLabel={words.keys.left}
            >
              {words.evidence.previous}
            </ButtonLink>
          ) : null}
          {after ? (
            <ButtonLink
              small
              variant="secondary"
              href={paths.evidence(number, after.id)}
              shortcut="ArrowRight"
              shortcutLabel={words.keys.right}
            >
              {words.evidence.next}
            </ButtonLink>
          ) : null}
          <ButtonLink
            small
            variant="secondary"
            href={paths.case(number, { aufgabe: found.task?.token })}
            shortcut="z"
            shortcutLabel={words.evidence.back}
          >
            {words.evidence.back}
          </ButtonLink>
          <ButtonLink small variant="tertiary" href={`${source}?speichern=ja`} download="">
            {words.evidence.download}
          </ButtonLink>
        </Toolbar>
        {file.mediaType.startsWith('image/') ? (
          <img src={source} alt={words.evidence.alt(file.name)} />
        ) : file.mediaType === 'application/pdf' ? (
          <iframe src={source} title={`${words.evidence.frame} ${file.name}`} width="960" height="900" />
        ) : (
          <InsetText>{words.evidence.notShown}</InsetText>
        )}
      </>
    ),
  });
}
