import { Button, ButtonGroup, ErrorSummary, Form, Heading, NumberText, RadioGroup, Select, SplitView, Text } from '#ui';
import { clerkPurposes } from '../../../use-cases/clerk/state-purpose.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';
import { deskPage } from './desk-frame.tsx';
import { TaskList } from './task-list.tsx';

/** Asks for purpose and legal basis before anything personal opens; the person sees both in the access record. */
export function purposePage(model: CaseDesk, scope: 'task' | 'all'): string {
  const { desk, found } = model;
  const { words, paths } = desk;
  const { number } = found.row;
  const title = scope === 'task' ? words.purpose.title : words.purpose.moreTitle;
  const token = found.task?.token;
  const errorOf = (field: string): string | undefined => model.errors.find((error) => error.field === field)?.message;
  return deskPage(desk, {
    title: `${title} – ${number}`,
    error: model.errors.length > 0,
    back: { href: paths.list(), label: words.case.back },
    done: model.done,
    keys: [
      ['j', words.keys.j],
      ['k', words.keys.k],
      ['e', words.purpose.open],
    ],
    children: (
      <SplitView
        listLabel={words.worklist.title}
        list={<TaskList desk={desk} list={model.list} current={token ? { number, token } : null} />}
      >
        <div class="city-flow">
          <ErrorSummary errors={model.errors} title={words.errors} />
          <Heading level={1} size="l">
            {title}
          </Heading>
          <Text>
            {found.folder.texts[desk.language].title} · <NumberText>{number}</NumberText>
          </Text>
          <Text>
            {words.purpose.text} {words.purpose.told}
          </Text>
          <Form action={paths.act(number, 'zweck', { aufgabe: token })} csrf={desk.csrf}>
            <input type="hidden" name="umfang" value={scope} />
            <RadioGroup
              name="zweck"
              label={words.purpose.purpose}
              error={errorOf('zweck')}
              value={scope === 'task' ? (found.task?.kind === 'approval' ? 'approval' : 'decision') : undefined}
              choices={clerkPurposes.map((value) => ({ value, label: words.purpose.words[value] }))}
            />
            <Select
              name="grundlage"
              label={words.purpose.basis}
              error={errorOf('grundlage')}
              empty={false}
              value={found.bases[0]}
              choices={found.bases.map((basis) => ({ value: basis, label: basis }))}
            />
            <ButtonGroup>
              <Button shortcut="e" shortcutLabel={words.purpose.open}>
                {words.purpose.open}
              </Button>
            </ButtonGroup>
          </Form>
        </div>
      </SplitView>
    ),
  });
}
