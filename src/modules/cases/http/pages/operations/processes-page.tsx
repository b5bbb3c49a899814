import { Badge, EmptyState, Heading, Link, List, Table, Text } from '#ui';
import type { RunningProcess } from '../../../use-cases/operations/show-processes.ts';
import type { OperationsDesk } from '../../operations/operations-desk.ts';
import { deskPage } from '../clerk/desk-frame.tsx';

/** Every version with running cases: how many, since when, where they stand, and the way to a new version. */
export function processesPage(desk: OperationsDesk, processes: readonly RunningProcess[]): string {
  const { words, paths } = desk;
  const keys = ['service', 'version', 'cases', 'resting', 'oldest', 'standing', 'act'] as const;
  return deskPage(desk.desk, {
    title: words.processes.title,
    back: { href: paths.base, label: words.back },
    keys: [],
    children: (
      <>
        <Heading level={1}>{words.processes.title}</Heading>
        <Text>{words.processes.text}</Text>
        {processes.length === 0 ? (
          <EmptyState title={words.processes.none}>{words.processes.noneText}</EmptyState>
        ) : (
          <Table
            caption={words.processes.title}
            hideCaption
            columns={keys.map((key) => ({ key, label: words.processes.columns[key] }))}
            rows={processes.map((process) => ({
              id: `${process.service}-${process.version}`,
              cells: cellsOf(desk, process),
            }))}
          />
        )}
      </>
    ),
  });
}

function cellsOf(desk: OperationsDesk, process: RunningProcess) {
  const { words, paths, language } = desk;
  const { service, version } = process;
  const title = process.title[language];
  const edition = desk.edition(process.edition, version);
  return {
    service: (
      <Link href={paths.version(service, version)} label={`${title}, ${edition}`}>
        {title}
      </Link>
    ),
    version: edition,
    cases: desk.count(process.cases),
    resting: desk.count(process.suspended),
    oldest: desk.time(process.oldestAt),
    standing: (
      <List
        items={process.standing.map(({ node, name, tokens }) => (
          <Link
            key={node}
            href={paths.version(service, version, `?bei=${encodeURIComponent(node)}`)}
            label={`${name}: ${desk.count(tokens)}, ${title}`}
          >
            {name}: {desk.count(tokens)}
          </Link>
        ))}
      />
    ),
    act: process.isOffered ? (
      <Badge>{words.processes.current}</Badge>
    ) : (
      <Link href={paths.plan(service, version)} label={`${words.processes.plan}: ${title}, ${edition}`}>
        {words.processes.plan}
      </Link>
    ),
  };
}
