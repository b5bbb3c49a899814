import { formatDate } from '#kernel/format';
import type { Language } from '#kernel/language';
import type { Letter, LetterBlock } from '#platform/pdf';
import {
  ButtonGroup,
  ButtonLink,
  DescriptionList,
  Heading,
  InsetText,
  List,
  NotificationBanner,
  Quote,
  Table,
  Tabs,
  Text,
} from '#ui';
import { texts } from '../../../texts/index.ts';
import type { CitizenCase } from '../../citizen/with-view.ts';
import { casePageDocument } from './case-frame.tsx';
import { Deadline } from './letter-cards.tsx';

/** A letter to read and print: the German text binds; the English reading version carries its mark and a way to the German one. */
export function letterPage(opened: CitizenCase, about: LetterAbout): string {
  const { words, paths } = opened;
  const { letter, noticeId, shown, hasReading } = about;
  const notice = opened.view.notices.find(({ id }) => id === noticeId);
  const tab = (text: Language, label: string) => ({
    href: `${paths.letter(noticeId)}?text=${text}`,
    label,
    current: shown === text,
  });
  return casePageDocument(opened, {
    title: letter.subject,
    heading: false,
    back: { href: paths.base, label: words.letter.back },
    notice: letter.mark ? (
      <NotificationBanner tone="warning">
        <p>
          <strong>{letter.mark}</strong>
        </p>
      </NotificationBanner>
    ) : undefined,
    children: (
      <>
        {hasReading ? (
          <Tabs
            label={words.letter.versions}
            items={[tab('de', words.letter.binding), tab('en', words.letter.reading)]}
          />
        ) : null}
        <div class="city-flow" lang={shown === opened.language ? undefined : shown}>
          <Sheet letter={letter} opened={opened} />
        </div>
        {notice ? <Deadline opened={opened} notice={notice} /> : null}
        <ButtonGroup>
          <ButtonLink variant="secondary" href={paths.letterPdf(noticeId, 'de')} download="">
            {words.letters.pdf}
          </ButtonLink>
          {hasReading && opened.language === 'en' ? (
            <ButtonLink variant="tertiary" href={paths.letterPdf(noticeId, 'en')} download="">
              {words.letters.pdfReading}
            </ButtonLink>
          ) : null}
        </ButtonGroup>
      </>
    ),
  });
}

/** The letter itself: who writes to whom, when, about what; then its blocks in order. */
export function Sheet({ letter, opened }: { readonly letter: Letter; readonly opened: CitizenCase }) {
  const { sender } = letter;
  return (
    <>
      <Text>
        <Lines lines={[sender.authority, sender.office, ...sender.address, ...sender.contact]} />
      </Text>
      <Text>
        <Lines lines={letter.recipient} />
      </Text>
      <DescriptionList
        items={[
          ...letter.reference.map(({ label, value }) => ({ term: label, value })),
          {
            term: texts[letter.language].citizen.letter.date,
            value: `${letter.place}, ${formatDate(Temporal.PlainDate.from(letter.date), letter.language)}`,
          },
        ]}
      />
      <Heading level={1} size="l">
        {letter.subject}
      </Heading>
      {letter.blocks.map((block, index) => (
        <Block key={String(index)} block={block} subject={letter.subject} opened={opened} />
      ))}
    </>
  );
}

function Block({ block, subject, opened }: BlockProps) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={2}>{block.text}</Heading>;
    case 'paragraph':
      return <Text>{block.text}</Text>;
    case 'quote':
      return (
        <Quote lang={block.language} note={block.note}>
          {block.text}
        </Quote>
      );
    case 'list':
      return <List items={block.items} />;
    case 'facts':
      return <DescriptionList items={block.rows.map(({ label, value }) => ({ term: label, value }))} />;
    case 'table':
      return (
        <Table
          caption={subject}
          hideCaption
          columns={block.head.map((label, index) => ({ key: String(index), label }))}
          rows={block.rows.map((cells, row) => ({
            id: String(row),
            cells: Object.fromEntries(cells.map((cell, index) => [String(index), cell])),
          }))}
        />
      );
    case 'legal':
      return (
        <>
          <Heading level={2}>{block.heading}</Heading>
          <InsetText>
            <Text>{block.text}</Text>
          </InsetText>
        </>
      );
    case 'qr':
      return <Text>{opened.words.letter.qrInPdf}</Text>;
  }
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      {lines
        .filter((line) => line !== '')
        .map((line, index) => (
          <span key={String(index)}>
            {index > 0 ? <br /> : null}
            {line}
          </span>
        ))}
    </>
  );
}

interface LetterAbout {
  readonly noticeId: string;
  readonly letter: Letter;
  /** Which text is shown. */
  readonly shown: Language;
  readonly hasReading: boolean;
}
interface BlockProps {
  readonly block: LetterBlock;
  readonly subject: string;
  readonly opened: CitizenCase;
}
