import { formatDate } from '#kernel/format';
import {
  Button,
  ButtonGroup,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  List,
  NumberText,
  Section,
  Text,
} from '#ui';
import type { OpenedCase } from '../../../use-cases/clerk/clerk-case.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';
import { historyOf } from '../../clerk/history.ts';
import { HandOverFields } from './case-tools.tsx';
import { deskPage } from './desk-frame.tsx';
import { DueBadge } from './task-list.tsx';

/** Handing a case over in one screen: what is open, until when, to whom, and a word about it. */
export function handOverPage(model: CaseDesk, token: string): string {
  const { desk, found } = model;
  const { words, paths, language } = desk;
  const { handOverWords } = words;
  const { row, folder, due, open } = found;
  const day = (text: string): string => formatDate(Temporal.PlainDate.from(text.slice(0, 10)), language);
  const note = open ? historyOf(desk, found, open, model.names).find(({ id }) => isNote(open, id)) : undefined;
  return deskPage(desk, {
    title: `${handOverWords.title} · ${row.number}`,
    error: model.errors.length > 0,
    back: { href: paths.case(row.number, { aufgabe: token }), label: words.joint.back },
    keys: [],
    children: (
      <>
        <ErrorSummary errors={model.errors} title={words.errors} />
        <Heading level={1}>
          {handOverWords.title} · <NumberText>{row.number}</NumberText>
        </Heading>
        <Text>{handOverWords.lead}</Text>
        <Section title={handOverWords.open}>
          <DescriptionList
            dense
            items={[
              { term: words.worklist.service, value: folder.texts[language].title },
              { term: words.case.state, value: words.status[row.status] },
              { term: handOverWords.steps, value: stepsOf(model) },
            ]}
          />
          {open ? <OpenThings model={model} open={open} /> : null}
          {note ? <DescriptionList dense items={[{ term: handOverWords.lastNote, value: note.text ?? '' }]} /> : null}
        </Section>
        <Section title={handOverWords.deadlines}>
          <DescriptionList
            dense
            items={[
              ...(due ? [{ term: words.worklist.columns.due, value: <DueBadge desk={desk} due={due} /> }] : []),
              ...(row.promisedOn ? [{ term: words.case.promisedOn, value: day(row.promisedOn) }] : []),
              ...(row.legalOn ? [{ term: words.case.legalOn, value: day(row.legalOn) }] : []),
            ]}
          />
        </Section>
        <Section title={handOverWords.link}>
          <Form action={paths.act(row.number, 'weitergeben', { aufgabe: token })} csrf={desk.csrf}>
            <HandOverFields model={model} token={token} />
            <ButtonGroup>
              <Button>{handOverWords.button}</Button>
            </ButtonGroup>
          </Form>
        </Section>
      </>
    ),
  });
}

function OpenThings({ model, open }: { readonly model: CaseDesk; readonly open: OpenedCase }) {
  const { handOverWords: words } = model.desk.words;
  const toPost = open.notices.filter(({ channel, postedOn }) => channel === 'post' && postedOn === null).length;
  const unread = open.notices.filter(
    ({ channel, retrievedAt, regime }) => channel === 'own-portal' && retrievedAt === null && regime !== 'none',
  ).length;
  const asked = countOf(open, 'case.consultation-asked') - countOf(open, 'case.consultation-answered');
  const german = open.germanTexts.filter(({ state }) => state === 'missing').length;
  const items = [
    ...(toPost > 0 ? [words.letters(toPost)] : []),
    ...(unread > 0 ? [words.unread(unread)] : []),
    ...(asked > 0 ? [words.asked(asked)] : []),
    ...(german > 0 ? [words.german(german)] : []),
  ];
  return items.length > 0 ? <List items={items} /> : <Text>{words.nothing}</Text>;
}

function stepsOf({ desk, found }: CaseDesk): string {
  const { tasks, steps } = found.folder.texts[desk.language];
  const names = found.open?.steps.map((step) => tasks[step]?.title ?? steps[step] ?? step) ?? [];
  return names.length > 0 ? names.join(', ') : desk.words.objection.title;
}

const countOf = (open: OpenedCase, type: string): number => open.log.filter(({ event }) => event.type === type).length;
const isNote = (open: OpenedCase, id: string): boolean =>
  open.log.some(({ event }) => event.type === 'case.note' && id === `ereignis-${event.seq}`);
