import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterPdf, letterText } from './index.ts';
import { unprintable } from './letter-fonts.ts';
import { flatten, readTagged } from './read-tagged.ts';
import type { Letter, LetterBlock } from './types.ts';

describe('letterPdf', () => {
  it('tags every part: one H1, lists, tables with head cells, a figure with alternative text', async () => {
    const { tree } = readTagged(await letterPdf(aLetter()));
    expect(tree.map((node) => node.type)).toEqual(['Document']);
    const types = flatten(tree).map((node) => node.type);
    expect(types.filter((type) => type === 'H1')).toHaveLength(1);
    for (const type of ['H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'THead', 'TBody', 'TR', 'TH', 'TD', 'Figure'])
      expect(types).toContain(type);
    const heads = flatten(tree).filter((node) => node.type === 'TH');
    expect(heads.map((node) => node.head.match(/\/Scope \/(\w+)/u)?.[1])).toEqual(['Row', 'Row', 'Column', 'Column']);
    const figure = flatten(tree).find((node) => node.type === 'Figure');
    expect(figure?.head).toMatch(/\/Alt \(QR-Code: Zahlen mit der Bank-App\)/u);
    expect(figure?.head).toMatch(/\/BBox \[/u);
  });

  it('holds all text of the letter in reading order', async () => {
    const letter = aLetter();
    const read = flatten(readTagged(await letterPdf(letter)).tree)
      .map((node) => node.text)
      .join(' ');
    let from = 0;
    for (const part of expectedParts(letter)) {
      const at = squeeze(read).indexOf(squeeze(part), from);
      expect(at, part).toBeGreaterThanOrEqual(from);
      from = at;
    }
  });

  it('declares language, title, PDF/A-2a and PDF/UA-1, with the metadata escaped', async () => {
    const { catalog, metadata } = readTagged(await letterPdf(aLetter({ subject: 'Hunde & Katzen <2026>' })));
    expect(catalog).toMatch(/\/Lang \(de\)/u);
    expect(catalog).toMatch(/\/MarkInfo/u);
    expect(catalog).toMatch(/\/OutputIntents/u);
    expect(metadata).toContain('<rdf:li xml:lang="x-default">Hunde &amp; Katzen &lt;2026&gt;</rdf:li>');
    expect(metadata).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</u);
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('shows the mark of a reading version on every page, as content once', async () => {
    const mark = 'For information only. The German text is binding.';
    const letter = aLetter({ language: 'en', mark, blocks: manyParagraphs(60) });
    const { tree, artifacts, pageCount } = readTagged(await letterPdf(letter));
    expect(pageCount).toBeGreaterThan(1);
    expect(flatten(tree).filter((node) => node.text === mark)).toHaveLength(1);
    for (const page of artifacts.slice(1)) expect(page).toContain(mark);
    expect(artifacts.at(-1)).toContain(`Page ${pageCount} of ${pageCount}`);
  });

  it('numbers pages outside the text and keeps long paragraphs whole over a page end', async () => {
    const long = Array.from({ length: 600 }, (_, index) => `Wort${index}`).join(' ');
    const { tree, artifacts, pageCount } = readTagged(
      await letterPdf(aLetter({ blocks: [{ kind: 'paragraph', text: long }] })),
    );
    expect(pageCount).toBe(2);
    expect(artifacts[0]).toContain('Seite 1 von 2');
    expect(artifacts[1]).toContain('Aktenzeichen: HS-2026-7K4F');
    expect(flatten(tree).find((node) => node.text.startsWith('Wort0'))?.text === long).toBe(true);
  });

  it('carries a table and a single giant cell over pages', async () => {
    const cell = Array.from({ length: 1500 }, (_, index) => `a${index}`).join(' ');
    const table: LetterBlock = {
      kind: 'table',
      head: ['Was', 'Wie viel'],
      rows: [
        [cell, '1'],
        ['letzte', '2'],
      ],
    };
    const { tree, artifacts } = readTagged(await letterPdf(aLetter({ blocks: [table] })));
    expect(flatten(tree).find((node) => node.type === 'TD')?.text === cell).toBe(true);
    expect(flatten(tree).filter((node) => node.text === 'Was')).toHaveLength(1);
    expect(artifacts.slice(1).map((page) => page.includes('Wie viel'))).not.toContain(false);
  });

  it('tags a quotation in another language with that language', async () => {
    const note = 'The office wrote these words in German.';
    const quote: LetterBlock = { kind: 'quote', language: 'de', text: 'Der Pass\n\nist abgelaufen.', note };
    const letter = aLetter({ language: 'en', mark: 'For information only.', blocks: [quote] });
    const nodes = flatten(readTagged(await letterPdf(letter)).tree);
    const quoted = nodes.find((node) => node.type === 'BlockQuote');
    expect(quoted?.head).toMatch(/\/Lang \(de\)/u);
    expect(quoted?.children.map(({ type, text }) => `${type} ${text}`)).toEqual(['P Der Pass', 'P ist abgelaufen.']);
    expect(nodes.filter((node) => node.text === note && node.type === 'P')).toHaveLength(1);
    expect(letterText(letter)).toContain(note);
  });

  it('gives equal bytes for equal letters and other bytes for others', async () => {
    const [first, second, other] = await Promise.all([
      letterPdf(aLetter()),
      letterPdf(aLetter()),
      letterPdf(aLetter({ place: 'Halle' })),
    ]);
    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.compare(first, other)).not.toBe(0);
  });

  it('prints the letters of DIN 91379, the rare ones from the second font', async () => {
    const { tree } = readTagged(await letterPdf(aLetter({ recipient: [din91379] })));
    const text = flatten(tree)
      .map((node) => node.text)
      .join(' ');
    for (const letter of din91379.normalize('NFC').split(' ')) expect(text).toContain(letter);
    expect(unprintable(din91379)).toEqual([]);
    expect(unprintable('Ș 王 😀 王')).toEqual(['王', '😀']);
  });

  it('writes a letter whatever the texts are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ maxLength: 300 }),
        async (strange, text) => {
          const blocks: LetterBlock[] = [
            { kind: 'paragraph', text: strange },
            { kind: 'table', head: [strange, text], rows: [[text], [strange, text, text], []] },
            { kind: 'facts', rows: [{ label: strange, value: text }] },
            { kind: 'list', items: [strange, text, ''] },
            { kind: 'legal', heading: text, text: strange },
          ];
          const { tree } = readTagged(
            await letterPdf(aLetter({ subject: strange, recipient: [text, strange], blocks })),
          );
          expect(tree).toHaveLength(1);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('letterText', () => {
  it('says the same as the PDF in plain text', () => {
    const letter = aLetter();
    for (const part of expectedParts(letter)) expect(letterText(letter)).toContain(part);
  });
});

const aLetter = (changes: Partial<Letter> = {}): Letter => ({
  language: 'de',
  mark: null,
  sender: {
    authority: 'Stadt Leipzig',
    office: 'Stadtkämmerei',
    address: ['Martin-Luther-Ring 4–6', '04109 Leipzig'],
    contact: ['Telefon 0341 123-0'],
  },
  recipient: ['Frau Șerife Łukasz-C̆erný', 'Georg-Schwarz-Straße 12', '04177 Leipzig'],
  place: 'Leipzig',
  date: '2026-11-24',
  reference: [{ label: 'Aktenzeichen', value: 'HS-2026-7K4F' }],
  subject: 'Bescheid über die Hundesteuer 2026',
  blocks: [
    { kind: 'paragraph', text: 'Guten Tag,\n\nwir setzen die Hundesteuer nach § 155 Abs. 4 AO auf 96,00 € fest.' },
    {
      kind: 'facts',
      rows: [
        { label: 'Hund', value: 'Bella' },
        { label: 'Zahlbar bis', value: '15. Februar 2027' },
      ],
    },
    { kind: 'heading', text: 'So haben wir gerechnet' },
    { kind: 'table', head: ['Zeitraum', 'Betrag'], rows: [['Dezember 2026', '8,00 €']] },
    { kind: 'list', items: ['Überweisen Sie den Betrag.', 'Befestigen Sie die Marke.'] },
    { kind: 'qr', text: 'BCD\n002\n1\nSCT', caption: 'Zahlen mit der Bank-App' },
    { kind: 'legal', heading: 'Rechtsbehelfsbelehrung', text: 'Sie können Widerspruch einlegen.' },
  ],
  ...changes,
});

const expectedParts = (letter: Letter): readonly string[] => [
  letter.sender.authority,
  letter.sender.office,
  'Aktenzeichen: HS-2026-7K4F',
  'Leipzig, 24. November 2026',
  letter.subject,
  '§ 155 Abs. 4 AO auf 96,00 € fest.',
  '15. Februar 2027',
  'So haben wir gerechnet',
  'Zeitraum',
  '8,00 €',
  'Befestigen Sie die Marke.',
  'Zahlen mit der Bank-App',
  'Rechtsbehelfsbelehrung',
  'Sie können Widerspruch einlegen.',
];

const manyParagraphs = (count: number): LetterBlock[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'paragraph', text: `Paragraph number ${index}.` }));
const squeeze = (text: string): string => text.replace(/\s+/gu, '');

const din91379 =
  'Ä Ö Ü ß ẞ Ș ș Ț ł Ł Đ đ Ø Æ Œ Þ ð ħ ı ŋ ə Ə ǆ Ḁ A̋ C̀ C̄ C̆ C̈ C̕ C̣ C̦ C̨̆ D̂ F̀ F̄ G̀ H̄ H̦ H̱ J́ J̌ K̀ K̂ K̄ K̇ K̕ K̛ K̦ K͟H L̂ L̥ L̥̄ L̦ M̀ M̂ M̆ M̐ N̂ N̄ N̆ N̦ P̀ P̄ P̕ P̣ R̆ R̥ R̥̄ S̀ S̄ S̛̄ S̱ T̀ T̄ T̈ T̕ T̛ U̇ Z̀ Z̄ Z̆ Z̈ Z̧ i̱ Ž̦ Ç̆ Û̄ ŵ ŷ ʼ ʹ';
