import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  Heading,
  Hidden,
  Link,
  Page,
  Progress,
  renderDocument,
  SummaryList,
  Text,
} from '#ui';
import { progressAt } from '../../domain/progress.ts';
import { type ListStep, previousStep } from '../../domain/steps.ts';
import type { OpenForm } from '../open-form.ts';
import { PostForm } from './post-form.tsx';

/** What a list holds so far: change, remove, add another, or go on. */
export function listPage(form: OpenForm, step: ListStep, errors: readonly string[] = []) {
  const { draft, request, language, texts, words, paths, steps } = form;
  const { repeat } = step.page;
  const own = texts.repeats[repeat.id] ?? { title: repeat.id, item: repeat.id, add: words.continue, none: '' };
  const back = previousStep(steps, step.key);
  const isFull = step.items.length >= repeat.max;
  return renderDocument(
    <Page
      {...form.parts.shellFor(request)}
      language={language}
      title={`${own.title} – ${texts.title}`}
      error={errors.length > 0}
      noIndex
      back={{ href: form.fromCheck ? paths.check : back ? paths.step(back.key) : paths.start }}
    >
      <ErrorSummary errors={errors.map((message) => ({ field: '', message }))} />
      <Progress {...progressAt(steps, step.key)} savedAt={draft.savedAt} />
      <Heading level={1}>{own.title}</Heading>
      {step.items.length === 0 ? (
        <Text>{own.none}</Text>
      ) : (
        <SummaryList rows={step.items.map((item, index) => row(form, step, item[repeat.label], index))} />
      )}
      {isFull ? <Text>{words.list.full(repeat.max)}</Text> : null}
      <PostForm action={paths.step(step.key, form.fromCheck)} csrf={request.csrf} draft={draft}>
        <ButtonGroup>
          <Button>{words.continue}</Button>
          {isFull ? null : (
            <Button variant="secondary" icon="add" name="_action" value="add">
              {own.add}
            </Button>
          )}
          <Button variant="tertiary" name="_action" value="later">
            {words.later}
          </Button>
        </ButtonGroup>
      </PostForm>
    </Page>,
  );
}

/** Asks before an item of a list goes away with everything said about it. */
export function removeItemPage(form: OpenForm, step: ListStep, number: number, serial: number) {
  const { draft, request, language, texts, words, paths } = form;
  const name = itemName(form, step, step.items[number - 1]?.[step.page.repeat.label], number - 1);
  const title = words.list.removeTitle(name);
  return renderDocument(
    <Page
      {...form.parts.shellFor(request)}
      language={language}
      title={`${title} – ${texts.title}`}
      noIndex
      back={{ href: paths.step(step.key) }}
    >
      <Heading level={1}>{title}</Heading>
      <Text>{words.list.removeText}</Text>
      <PostForm action={paths.removeItem(step.page.slug, number)} csrf={request.csrf} draft={draft} item={serial}>
        <ButtonGroup>
          <Button danger>{words.list.removeNow}</Button>
          <ButtonLink variant="secondary" href={paths.step(step.key)}>
            {words.list.keep}
          </ButtonLink>
        </ButtonGroup>
      </PostForm>
    </Page>,
  );
}

function row(form: OpenForm, step: ListStep, label: unknown, index: number) {
  const { words, paths, steps, draft, texts } = form;
  const own = steps.filter((one) => one.key.startsWith(`${step.key}/${index + 1}/`));
  const isDone = own.every((one) => draft.content.done.includes(one.key));
  const open = own.find((one) => !draft.content.done.includes(one.key)) ?? own[0];
  const name = itemName(form, step, label, index);
  return {
    id: `item-${index + 1}`,
    label: words.list.item(texts.repeats[step.page.repeat.id]?.item ?? '', index + 1),
    value: (
      <>
        {typeof label === 'string' && label ? label : words.notGiven}
        {isDone ? null : ` (${words.list.unfinished})`}
        <br />
        <Link plain href={paths.removeItem(step.page.slug, index + 1)}>
          {words.list.remove}
          <Hidden>: {name}</Hidden>
        </Link>
      </>
    ),
    name,
    change: open ? paths.step(open.key, form.fromCheck) : undefined,
    changeText: words.list.change,
  };
}

function itemName({ words, texts }: OpenForm, step: ListStep, label: unknown, index: number): string {
  const { repeat } = step.page;
  return typeof label === 'string' && label
    ? label
    : words.list.item(texts.repeats[repeat.id]?.item ?? repeat.id, index + 1);
}
