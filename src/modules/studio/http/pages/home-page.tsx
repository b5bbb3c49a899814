import { formatDateTime } from '#kernel/format';
import { Button, DenseTable, Form, Heading, Link, Section, Text } from '#ui';
import type { StudioList } from '../../use-cases/list-copies.ts';
import type { StudioDesk } from '../studio-http.ts';
import { studioPage } from './studio-frame.tsx';

/** What the offices of a person offer, and what they work on. */
export function homePage({ desk, list }: HomeProps): string {
  const { words, paths, language } = desk;
  return studioPage(desk, {
    title: words.title,
    children: (
      <>
        <Heading level={1}>{words.title}</Heading>
        <Section title={words.home.copies}>
          {list.copies.length === 0 ? (
            <Text>{words.home.noCopies}</Text>
          ) : (
            <DenseTable
              caption={words.home.copies}
              hideCaption
              columns={(['service', 'state', 'changed'] as const).map((key) => ({
                key,
                label: words.home.columns[key],
              }))}
              rows={list.copies.map((copy) => ({
                id: copy.id,
                cells: {
                  service: <Link href={paths.copy(copy.id)}>{copy.service}</Link>,
                  state: words.state[copy.state],
                  changed: formatDateTime(copy.changedAt, language),
                },
              }))}
            />
          )}
        </Section>
        <Section title={words.home.services}>
          {list.services.length === 0 ? <Text>{words.home.noServices}</Text> : null}
          {list.services.map((folder) => (
            <Form key={folder.id} action={`${paths.base}/leistung`} csrf={desk.csrf}>
              <input type="hidden" name="leistung" value={folder.id} />
              <Text>
                {folder.texts[language].title} ({words.home.edition(folder.edition)})
              </Text>
              <Button small variant="secondary">
                {words.home.edit(folder.texts[language].title)}
              </Button>
            </Form>
          ))}
        </Section>
      </>
    ),
  });
}

interface HomeProps {
  readonly desk: StudioDesk;
  readonly list: StudioList;
}
