import type { Office } from '#catalogue';
import { formatDateTime } from '#kernel/format';
import {
  Badge,
  Button,
  ButtonLink,
  DenseTable,
  FileField,
  Form,
  type FormError,
  Heading,
  Hidden,
  Link,
  Section,
  Select,
  Text,
  TextField,
} from '#ui';
import { serviceTitle } from '../../domain/copy/service-title.ts';
import { importWords } from '../../texts/import.ts';
import type { NewServiceWish } from '../../use-cases/begin-from.ts';
import type { StudioList } from '../../use-cases/list-copies.ts';
import type { StudioDesk } from '../studio-http.ts';
import { stateTones, studioPage } from './studio-frame.tsx';

/** What the offices of a person offer, what they work on, and how something new begins. */
export function homePage(about: HomeProps): string {
  const { desk, errors } = about;
  const { words } = desk;
  return studioPage(desk, {
    title: words.title,
    errors,
    children: (
      <>
        <Heading level={1}>{words.title}</Heading>
        <Section title={words.home.copies}>
          <Copies {...about} />
        </Section>
        <Section title={words.home.services}>
          <Services {...about} />
        </Section>
        <Section title={words.home.begin} id="neu">
          <Begin {...about} />
        </Section>
        <Section title={importWords[desk.language].title} id="datenfelder">
          <Text>{importWords[desk.language].intro}</Text>
          <ButtonLink href={`${desk.paths.base}/einlesen`} variant="secondary">
            {importWords[desk.language].title}
          </ButtonLink>
        </Section>
        <Section title={words.home.upload} id="zip">
          <Form action={`${desk.paths.base}/zip`} csrf={desk.csrf} upload>
            <FileField
              name="datei"
              label={words.home.file}
              hint={words.home.uploadText}
              accept=".zip,application/zip"
              error={errorAt(errors, 'datei')}
            />
            <Button variant="secondary">{words.home.uploadButton}</Button>
          </Form>
        </Section>
      </>
    ),
  });
}

function Copies({ desk, list }: HomeProps) {
  const { words, paths, language } = desk;
  if (list.copies.length === 0) return <Text>{words.home.noCopies}</Text>;
  return (
    <DenseTable
      caption={words.home.copies}
      hideCaption
      columns={(['service', 'address', 'state', 'changed'] as const).map((key) => ({
        key,
        label: words.home.columns[key],
      }))}
      rows={list.copies.map((copy) => ({
        id: copy.id,
        cells: {
          service: <Link href={paths.copy(copy.id)}>{serviceTitle(copy, language)}</Link>,
          address: copy.service,
          state: <Badge tone={stateTones[copy.state]}>{words.state[copy.state]}</Badge>,
          changed: formatDateTime(copy.changedAt, language),
        },
      }))}
    />
  );
}

function Services({ desk, list }: HomeProps) {
  const { words, paths, language } = desk;
  if (list.services.length === 0) return <Text>{words.home.noServices}</Text>;
  return (
    <DenseTable
      caption={words.home.services}
      hideCaption
      columns={(['service', 'edition', 'open'] as const).map((key) => ({ key, label: words.home.columns[key] }))}
      rows={list.services.map((folder) => ({
        id: folder.id,
        cells: {
          service: folder.texts[language].title,
          edition: String(folder.edition),
          open: (
            <Form action={`${paths.base}/leistung`} csrf={desk.csrf}>
              <input type="hidden" name="leistung" value={folder.id} />
              <Button small variant="secondary">
                {words.home.edit}
                <Hidden>: {folder.texts[language].title}</Hidden>
              </Button>
            </Form>
          ),
        },
      }))}
    />
  );
}

function Begin({ desk, offices, errors, typed }: HomeProps) {
  const { words, paths, language } = desk;
  return (
    <Form action={`${paths.base}/neu`} csrf={desk.csrf}>
      <Text>{words.home.beginText}</Text>
      <TextField
        name="titel"
        label={words.home.german}
        value={typed.title}
        lang="de"
        error={errorAt(errors, 'titel')}
      />
      <TextField name="titelEnglisch" label={words.home.english} value={typed.titleEn} lang="en" />
      <TextField
        name="adresse"
        label={words.home.address}
        hint={words.home.addressHint}
        width={20}
        value={typed.service}
        spellcheck={false}
        error={errorAt(errors, 'adresse')}
      />
      <Select
        name="amt"
        label={words.home.office}
        value={typed.office}
        choices={offices.map(({ id, name }) => ({ value: id, label: name[language] }))}
        error={errorAt(errors, 'amt')}
      />
      <Button>{words.home.beginButton}</Button>
    </Form>
  );
}

const errorAt = (errors: readonly FormError[], name: string): string | undefined =>
  errors.find(({ field }) => field === name)?.message;

interface HomeProps {
  readonly desk: StudioDesk;
  readonly list: StudioList;
  readonly offices: readonly Office[];
  readonly errors: readonly FormError[];
  readonly typed: NewServiceWish;
}
