import type { ListedVersion } from '#catalogue';
import { formatDate, formatDateTime } from '#kernel/format';
import type { Uuid } from '#kernel/ids';
import { Button, Checkbox, DenseTable, Form, Section, Text } from '#ui';
import type { CopyView } from '../studio-http.ts';
import { copyPageHtml } from './studio-frame.tsx';

/** Every edition of the service with what became of it; each can be offered again, and the service can be withdrawn. */
export function versionsPage({ view, all, names, isOffered, error }: VersionsProps): string {
  const { words, language, paths, copy } = view;
  return copyPageHtml(view, {
    errors: error ? [{ field: 'sicher', message: error }] : [],
    children: (
      <>
        {all.length === 0 ? (
          <Text>{words.versions.none}</Text>
        ) : (
          <>
            <DenseTable
              caption={words.part.versions}
              hideCaption
              columns={(['edition', 'state', 'published', 'by', 'back'] as const).map((key) => ({
                key,
                label: words.versions.columns[key],
              }))}
              rows={all.map((one) => ({
                id: one.version,
                cells: {
                  edition: String(one.edition),
                  state: stateOf(view, one),
                  published: formatDateTime(one.publishedAt, language),
                  by: one.by === null ? words.versions.city : (names.get(one.by) ?? one.by),
                  back: isBack(one) ? <Back view={view} version={one} /> : '–',
                },
              }))}
            />
            {all.some(isBack) ? <Text muted>{words.versions.backText}</Text> : null}
          </>
        )}
        {isOffered ? (
          <Section title={words.versions.withdraw} id="zurueckziehen">
            <Form action={paths.part(copy.id, 'versions', '/zurueckziehen')} csrf={view.csrf}>
              <Text>{words.versions.withdrawText}</Text>
              <Text>{words.versions.withdrawPlans}</Text>
              <Checkbox name="sicher" label={words.versions.confirm} error={error ?? undefined} />
              <Button variant="secondary" danger>
                {words.versions.withdraw}
              </Button>
            </Form>
          </Section>
        ) : null}
      </>
    ),
  });
}

/** What is on offer need not be offered again. */
const isBack = (one: ListedVersion): boolean => !one.isCurrent || one.isWithdrawn;

const Back = ({ view, version }: { readonly view: CopyView; readonly version: ListedVersion }) => (
  <Form action={view.paths.part(view.copy.id, 'versions', '/zurueck')} csrf={view.csrf}>
    <input type="hidden" name="version" value={version.version} />
    <Button small variant="secondary">
      {view.words.versions.back(version.edition)}
    </Button>
  </Form>
);

function stateOf({ words, language }: CopyView, one: ListedVersion): string {
  if (one.isWithdrawn) return words.versions.withdrawn;
  if (one.isCurrent) return words.versions.current;
  return one.from ? words.versions.planned(formatDate(one.from, language)) : words.versions.earlier;
}

interface VersionsProps {
  readonly view: CopyView;
  readonly all: readonly ListedVersion[];
  readonly names: ReadonlyMap<Uuid, string>;
  readonly isOffered: boolean;
  readonly error: string | null;
}
