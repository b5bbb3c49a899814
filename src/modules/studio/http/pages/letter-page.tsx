import type { ExampleRun } from '#cases';
import {
  Button,
  ButtonGroup,
  Details,
  Heading,
  Link,
  List,
  pairTopClass,
  RadioGroup,
  Section,
  Select,
  Text,
  TextField,
} from '#ui';
import { type BlockView, blockKinds, type LetterView } from '../../domain/edit/letters/letter-view.ts';
import { letterWords } from '../../texts/letter-editor.ts';
import type { CopyView } from '../studio-http.ts';
import { refusalText } from './letter-list-page.tsx';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** One letter: subject and kind, its blocks in order, and the examples that write it. */
export function letterPage(about: LetterProps): string {
  const { view, name, letter, refused } = about;
  const { paths, copy } = view;
  const words = letterWords[view.language];
  return copyPageHtml(view, {
    title: words.letter(name),
    errors: refused ? [{ field: '', message: refusalText(view, refused) }] : [],
    back: { href: paths.part(copy.id, 'letters'), label: words.back },
    children: (
      <>
        <Section title={words.preview} id="ansehen">
          <Previews {...about} />
        </Section>
        <Section title={words.head} id="kopf">
          <Head {...about} />
        </Section>
        <Section title={words.blocks} id="bausteine">
          {letter.blocks.length === 0 ? <Text>{words.noBlocks}</Text> : null}
          {letter.blocks.map((block, index) => (
            <Block key={String(index)} {...about} block={block} index={index} />
          ))}
          {view.mayEdit ? <Add view={view} name={name} /> : null}
        </Section>
      </>
    ),
  });
}

function Previews({ view, name, examples, isWhole }: LetterProps) {
  const { paths, copy } = view;
  const words = letterWords[view.language];
  if (!isWhole) return <Text>{words.notWhole}</Text>;
  if (examples.length === 0) return <Text>{words.noExample}</Text>;
  const link = (run: ExampleRun, text: 'de' | 'en') => (
    <Link
      href={`${paths.part(copy.id, 'letters', `/${name}/ansehen`)}?beispiel=${encodeURIComponent(run.id)}&text=${text}`}
    >
      {words.asIn(run.title, words.languages[text])}
    </Link>
  );
  return <List items={examples.flatMap((run) => [link(run, 'de'), link(run, 'en')])} />;
}

function Head({ view, name, letter }: LetterProps) {
  const { paths, copy } = view;
  const words = letterWords[view.language];
  const choices = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([value, label]) => ({ value, label }));
  return (
    <CopyForm view={view} action={paths.part(copy.id, 'letters', `/${name}`)}>
      <div class={pairTopClass}>
        <TextField name="betreff:de" label={words.subjectDe} value={letter.subject.de} lang="de" />
        <TextField name="betreff:en" label={words.subjectEn} value={letter.subject.en} lang="en" />
      </div>
      <Select name="art" label={words.kind} choices={choices(words.kinds)} value={letter.kind} empty={false} />
      <RadioGroup
        name="rechtsbehelf"
        label={words.remedy}
        hint={words.remedyHint}
        choices={choices(words.remedies)}
        value={letter.remedy}
      />
      {view.mayEdit ? <Button>{view.words.save}</Button> : null}
    </CopyForm>
  );
}

function Block({
  view,
  name,
  letter,
  block,
  index,
}: LetterProps & { readonly block: BlockView; readonly index: number }) {
  const { paths, copy, language } = view;
  const words = letterWords[language];
  const title = words.block(index + 1, words.blockKinds[block.kind]);
  return (
    <div class="city-flow">
      <Heading level={3}>{title}</Heading>
      {block.when ? <Text muted>{words.only(block.when)}</Text> : null}
      <Text>{textOf(block, language)}</Text>
      {view.mayEdit ? (
        <CopyForm view={view} action={paths.part(copy.id, 'letters', `/${name}/bausteine`)}>
          <ButtonGroup>
            <Link
              href={paths.part(copy.id, 'letters', `/${name}/baustein/${index + 1}`)}
              label={words.change(title)}
              plain
            >
              {words.changeShort}
            </Link>
            {index > 0 ? <Act act={`hoch:${index}`} label={words.up} title={title} /> : null}
            {index < letter.blocks.length - 1 ? <Act act={`runter:${index}`} label={words.down} title={title} /> : null}
            <Act act={`weg:${index}`} label={words.remove} title={title} />
          </ButtonGroup>
        </CopyForm>
      ) : null}
    </div>
  );
}

const Act = ({ act, label, title }: { readonly act: string; readonly label: string; readonly title: string }) => (
  <Button name="tun" value={act} small variant="tertiary">
    {label}
    <span class="kern-sr-only">: {title}</span>
  </Button>
);

function Add({ view, name }: { readonly view: CopyView; readonly name: string }) {
  const { paths, copy } = view;
  const words = letterWords[view.language];
  const action = paths.part(copy.id, 'letters', `/${name}/bausteine`);
  return (
    <>
      <CopyForm view={view} action={action}>
        <Select
          name="art"
          id="neuer-baustein"
          label={words.newBlock}
          choices={blockKinds.map((kind) => ({ value: kind, label: words.blockKinds[kind] }))}
          value="paragraph"
          empty={false}
        />
        <Button name="tun" value="neu" variant="secondary">
          {words.addBlock}
        </Button>
      </CopyForm>
      <Details summary={words.removeLetter}>
        <CopyForm view={view} action={action}>
          <Text>{words.removeLetterText}</Text>
          <Button name="tun" value="brief" variant="secondary" danger>
            {words.removeLetter}
          </Button>
        </CopyForm>
      </Details>
    </>
  );
}

function textOf(block: BlockView, language: 'de' | 'en'): string {
  const rows = block.rows.map(({ label, value }) => [label[language], value[language]].filter(Boolean).join(': '));
  const text = [block.heading[language], block.text[language], block.each, ...rows].filter(Boolean).join(' · ');
  return text.length > 300 ? `${text.slice(0, 300)}…` : text || '–';
}

interface LetterProps {
  readonly view: CopyView;
  readonly name: string;
  readonly letter: LetterView;
  /** Those that write this letter. */
  readonly examples: readonly ExampleRun[];
  /** False while the copy is not whole, so that nothing can be shown with data. */
  readonly isWhole: boolean;
  readonly refused: string | null;
}
