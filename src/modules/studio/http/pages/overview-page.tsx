import type { Problem } from '#catalogue';
import { formatDateTime } from '#kernel/format';
import type { Uuid } from '#kernel/ids';
import { Alert, Button, Details, type FormError, Link, List, Section, TaskList, Text } from '#ui';
import type { PartName } from '../../domain/copy/copy.ts';
import { editionOf } from '../../domain/copy/office-of.ts';
import { partOfFile } from '../../domain/copy/part-of-file.ts';
import { importWords } from '../../texts/import.ts';
import type { ToldChange } from '../../use-cases/history.ts';
import type { CopyView } from '../studio-http.ts';
import { LifePanel } from './life-panel.tsx';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** A copy at a glance: what is missing in each part, what comes next, and what happened. */
export function overviewPage(about: OverviewProps): string {
  const { view, problems, history } = about;
  const { words, copy } = view;
  return copyPageHtml(view, {
    errors: about.errors,
    children: (
      <>
        <Text muted>{words.overview.intro(copy.service, editionOf(copy.files))}</Text>
        {copy.state === 'discarded' ? <Alert title={words.overview.gone} /> : null}
        <Newer {...about} />
        <LifePanel {...about} isSound={!problems.some(({ level }) => level === 'error')} />
        <Section title={words.overview.partsTitle}>
          <TaskList label={words.overview.partsTitle} tasks={listed.map((part) => task(view, part, problems))} />
        </Section>
        <Section title={words.overview.history} id="verlauf">
          <List
            items={history
              .slice(-shortHistory)
              .toReversed()
              .map((change) => lineOf(view, change))}
          />
          {history.length > shortHistory ? (
            <Details summary={words.overview.earlier}>
              <List
                items={history
                  .slice(0, -shortHistory)
                  .toReversed()
                  .map((change) => lineOf(view, change))}
              />
            </Details>
          ) : null}
        </Section>
        <Section title={words.overview.take} id="zip">
          <Text>{words.overview.downloadHint}</Text>
          <Text>
            <Link href={`${view.paths.copy(copy.id)}/herunterladen`} plain download>
              {words.overview.download}
            </Link>
          </Text>
          {copy.files['import-report.md'] ? (
            <Text>
              <Link href={`${view.paths.copy(copy.id)}/bericht`}>{importWords[view.language].report}</Link>
            </Text>
          ) : null}
        </Section>
      </>
    ),
  });
}

/** Somebody published another edition since the copy began. */
function Newer({ view, newer }: OverviewProps) {
  const { words, copy, paths } = view;
  if (newer === null) return null;
  return (
    <Alert tone="warning" title={words.overview.baseOld(newer)}>
      <Text>
        {words.overview.baseOldText} <Link href={paths.part(copy.id, 'differences')}>{words.part.differences}</Link>
      </Text>
      {view.mayEdit ? (
        <CopyForm view={view} action={`${paths.copy(copy.id)}/aufbauen`}>
          <Text>{words.overview.baseOldEdit}</Text>
          <Button small variant="secondary">
            {words.overview.rebase(newer)}
          </Button>
        </CopyForm>
      ) : null}
    </Alert>
  );
}

function task({ words, copy, paths }: CopyView, part: (typeof listed)[number], problems: readonly Problem[]) {
  const own = problems.filter(({ file }) => partOfFile(file) === part);
  const errors = own.filter(({ level }) => level === 'error').length;
  const hints = own.length - errors;
  return {
    id: `part-${part}`,
    title: words.part[part],
    href: paths.part(copy.id, part),
    hint: words.overview.about[part],
    status: errors > 0 ? words.overview.errors(errors) : hints > 0 ? words.overview.hints(hints) : words.overview.fine,
    tone: errors > 0 ? ('danger' as const) : hints > 0 ? ('warning' as const) : ('success' as const),
  };
}

const lineOf = ({ words, language }: CopyView, { at, name, what }: ToldChange): string =>
  words.overview.historyLine(
    formatDateTime(at, language),
    name ?? words.somebody,
    words.part[what.part],
    what[language],
  );

const listed = ['texts', 'form', 'process', 'tables', 'letters', 'basics', 'examples'] as const satisfies PartName[];

const shortHistory = 5;

export interface LifeErrors {
  readonly errors: readonly FormError[];
  readonly note: string;
  readonly day: string;
}
export interface OverviewProps extends LifeErrors {
  readonly view: CopyView;
  readonly problems: readonly Problem[];
  /** Oldest first. */
  readonly history: readonly ToldChange[];
  /** The edition that came since the copy began; null when none did. */
  readonly newer: number | null;
  readonly reviewer: string | null;
  readonly me: Uuid | null;
}
