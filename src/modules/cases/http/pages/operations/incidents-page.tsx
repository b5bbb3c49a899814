import {
  Badge,
  Button,
  DescriptionList,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  Link,
  NumberText,
  Section,
  Text,
  TextArea,
} from '#ui';
import type { Incident } from '../../../use-cases/operations/incidents.ts';
import type { OperationsDesk } from '../../operations/operations-desk.ts';
import { deskPage } from '../clerk/desk-frame.tsx';

/** What a person must look at, each with cause, state and a note. */
export function incidentsPage({ desk, incidents, refused, done }: IncidentsProps): string {
  const { words, paths } = desk;
  const field = refused ? `notiz-${refused.id}` : '';
  return deskPage(desk.desk, {
    title: words.incidents.title,
    error: refused !== null,
    back: { href: paths.base, label: words.back },
    done,
    keys: [],
    children: (
      <>
        <ErrorSummary title={words.errors} errors={refused ? [{ field, message: refused.message }] : []} />
        <Heading level={1}>{words.incidents.title}</Heading>
        <Text>{words.incidents.text}</Text>
        {incidents.length === 0 ? (
          <EmptyState title={words.incidents.none}>{words.incidents.noneText}</EmptyState>
        ) : (
          incidents.map((incident) => (
            <One
              key={incident.id}
              desk={desk}
              incident={incident}
              error={refused?.id === incident.id ? refused.message : null}
            />
          ))
        )}
      </>
    ),
  });
}

/** One incident with its facts; the field for a note is folded until it is wanted. */
function One({ desk, incident, error }: OneProps) {
  const { words, paths } = desk;
  const { columns, kinds, states } = words.incidents;
  const tone = { open: 'danger', known: 'warning', over: 'success' } as const;
  const name = incident.number ?? incident.place;
  return (
    <Section title={kinds[incident.kind]}>
      <DescriptionList
        dense
        items={[
          {
            term: columns.number,
            value: incident.number ? (
              <Link href={paths.instance(incident.number)} label={words.backTo(incident.number)}>
                <NumberText>{incident.number}</NumberText>
              </Link>
            ) : (
              '–'
            ),
          },
          { term: columns.state, value: <Badge tone={tone[incident.state]}>{states[incident.state]}</Badge> },
          { term: columns.cause, value: [incident.node, incident.cause].filter(Boolean).join(' · ') },
          {
            term: columns.since,
            value: `${desk.time(incident.firstAt)}${incident.times > 1 ? ` (${words.incidents.times(desk.count(incident.times))})` : ''}`,
          },
          ...(incident.note && incident.notedAt
            ? [
                {
                  term: columns.note,
                  value: `${incident.note} (${words.incidents.noted(incident.noterName ?? '–', desk.time(incident.notedAt))})`,
                },
              ]
            : []),
        ]}
      />
      {incident.state === 'over' ? null : (
        <Details summary={words.incidents.noteFor(name)} open={error !== null}>
          <Form action={paths.note(incident.id)} csrf={desk.desk.csrf}>
            <TextArea
              id={`notiz-${incident.id}`}
              name="notiz"
              label={words.incidents.note}
              hint={words.suspend.reasonHint}
              rows={2}
              value={incident.note ?? ''}
              error={error ?? undefined}
            />
            <Button small variant="secondary">
              {words.incidents.keep}
            </Button>
          </Form>
        </Details>
      )}
    </Section>
  );
}

interface OneProps {
  readonly desk: OperationsDesk;
  readonly incident: Incident;
  readonly error: string | null;
}
interface IncidentsProps {
  readonly desk: OperationsDesk;
  readonly incidents: readonly Incident[];
  readonly refused: { readonly id: string; readonly message: string } | null;
  readonly done: string | null;
}
