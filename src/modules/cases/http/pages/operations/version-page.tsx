import { Badge, Heading, Link, NumberText, Table, Text } from '#ui';
import type { CaseInProcess, VersionView } from '../../../use-cases/operations/show-processes.ts';
import type { OperationsDesk } from '../../operations/operations-desk.ts';
import { deskPage } from '../clerk/desk-frame.tsx';

/** The running cases of one version, oldest first, also only those at one element. */
export function versionPage(desk: OperationsDesk, view: VersionView): string {
  const { words, paths, language } = desk;
  const keys = ['number', 'sent', 'standing', 'legal', 'state'] as const;
  const title = words.version.title(view.title[language]);
  const at = view.node ? `bei=${encodeURIComponent(view.node.id)}` : '';
  return deskPage(desk.desk, {
    title,
    back: { href: paths.processes, label: words.processes.title },
    keys: [],
    children: (
      <>
        <Heading level={1}>{title}</Heading>
        <Text>
          {desk.edition(view.edition, view.version)}{' '}
          {view.isOffered ? (
            <Badge>{words.offered}</Badge>
          ) : (
            <Link href={paths.plan(view.service, view.version)}>{words.processes.plan}</Link>
          )}
        </Text>
        {view.node ? (
          <Text>
            {words.version.at(view.node.name)}{' '}
            <Link href={paths.version(view.service, view.version)}>{words.version.all}</Link>
          </Text>
        ) : null}
        {view.cases.length === 0 ? (
          <Text>{words.nothing}</Text>
        ) : (
          <Table
            caption={title}
            hideCaption
            columns={keys.map((key) => ({ key, label: words.version.columns[key] }))}
            rows={view.cases.map((one) => ({ id: one.number, cells: cellsOf(desk, one) }))}
          />
        )}
        {view.after ? (
          <Text>
            <Link href={paths.version(view.service, view.version, `?${at ? `${at}&` : ''}ab=${view.after}`)}>
              {words.more}
            </Link>
          </Text>
        ) : null}
      </>
    ),
  });
}

function cellsOf(desk: OperationsDesk, one: CaseInProcess) {
  const { words, paths } = desk;
  return {
    number: (
      <Link href={paths.instance(one.number)} label={words.backTo(one.number)}>
        <NumberText>{one.number}</NumberText>
      </Link>
    ),
    sent: desk.time(one.submittedAt),
    standing: one.places.map(({ name }) => name).join(', ') || '–',
    legal: desk.day(one.legalOn),
    state: one.suspendedAt ? <Badge tone="warning">{words.rests}</Badge> : words.states[one.status],
  };
}
