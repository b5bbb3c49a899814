import type { Office } from '#catalogue';
import {
  Button,
  ButtonLink,
  DenseTable,
  Details,
  FileField,
  Form,
  Heading,
  List,
  Section,
  Select,
  Text,
  TextField,
} from '#ui';
import { type ReportSection, readReport } from '../../domain/service/read-report.ts';
import { importWords } from '../../texts/import.ts';
import type { CopyView, StudioDesk } from '../studio-http.ts';
import { copyPageHtml, studioPage } from './studio-frame.tsx';

/** Where a file with data fields becomes a working copy. */
export function importPage(desk: StudioDesk, { offices, typed, errors }: ImportProps): string {
  const words = importWords[desk.language];
  return studioPage(desk, {
    title: words.title,
    back: { href: desk.paths.base, label: desk.words.back },
    errors: Object.entries(errors).map(([field, message]) => ({ field, message })),
    children: (
      <>
        <Heading level={1}>{words.title}</Heading>
        <Text>{words.intro}</Text>
        <Form action={`${desk.paths.base}/einlesen`} csrf={desk.csrf} upload>
          <FileField name="datei" label={words.file} hint={words.fileHint} accept=".xml" error={errors['datei']} />
          <FileField name="listen" label={words.lists} hint={words.listsHint} accept=".xml" multiple optional />
          <TextField
            name="adresse"
            label={words.address}
            hint={words.addressHint}
            width={20}
            spellcheck={false}
            value={typed.id}
            error={errors['adresse']}
          />
          <Select
            name="amt"
            label={words.office}
            value={typed.office || offices[0]?.id}
            choices={offices.map(({ id, name }) => ({ value: id, label: name[desk.language] }))}
            error={errors['amt']}
          />
          <Button>{words.read}</Button>
        </Form>
      </>
    ),
  });
}

/** What became of the data fields, and what only people can settle; the report is German. */
export function reportPage(view: CopyView): string {
  const words = importWords[view.language];
  const text = view.copy.files['import-report.md'];
  const [head, ...sections] = readReport(text ?? '');
  return copyPageHtml(view, {
    title: words.report,
    back: { href: view.paths.copy(view.copy.id), label: view.words.part.overview },
    children: (
      <>
        <Text>{text === undefined ? words.reportNone : words.reportText}</Text>
        {head ? (
          <div lang="de">
            <List items={head.items.map((item) => item.text)} />
            {sections.map((section) => (
              <ReportPart key={section.title} section={section} />
            ))}
          </div>
        ) : null}
        <ButtonLink href={view.paths.copy(view.copy.id)}>{words.goOn}</ButtonLink>
      </>
    ),
  });
}

function ReportPart({ section }: { readonly section: ReportSection }) {
  const { title, items, rows } = section;
  const [columns = [], ...body] = rows;
  const content = (
    <>
      {items.length > 0 ? (
        <List
          items={items.map((item) => (
            <>
              {item.text}
              {item.more.length > 0 ? <List items={item.more} /> : null}
            </>
          ))}
        />
      ) : null}
      {body.length > 0 ? (
        <DenseTable
          caption={title}
          hideCaption
          columns={columns.map((label, at) => ({ key: String(at), label }))}
          rows={body.map((cells, at) => ({
            id: String(at),
            cells: Object.fromEntries(cells.map((cell, index) => [String(index), cell])),
          }))}
        />
      ) : null}
    </>
  );
  return body.length > 0 ? <Details summary={title}>{content}</Details> : <Section title={title}>{content}</Section>;
}

interface ImportProps {
  readonly offices: readonly Office[];
  readonly typed: { readonly id: string; readonly office: string };
  readonly errors: Readonly<Record<string, string>>;
}
