import { onePage, revised, stream } from './raw-pdf.ts';

/** Ways to hide a string in a file that only hand-written PDFs show; each keeps one visible line, `shown`. */
export const rawTricks: Readonly<Record<string, (secret: string, shown: string) => Buffer>> = {
  'an earlier version': (secret, shown) => revised(onePage(line(secret)), 4, stream(line(shown))),
  'an object that nothing leads to': (secret, shown) => onePage(line(shown), { more: [stream(`note: ${secret}`)] }),
  'metadata of the page': (secret, shown) => onePage(line(shown), { page: '/Metadata 6 0 R', more: [xmp(secret)] }),
  'metadata of the file': (secret, shown) => onePage(line(shown), { catalog: '/Metadata 6 0 R', more: [xmp(secret)] }),
  'private data of a program': (secret, shown) =>
    onePage(line(shown), {
      page: `/PieceInfo << /Editor << /LastModified (D:2026) /Private (${quoted(secret)}) >> >>`,
    }),
  'a thumbnail': (secret, shown) =>
    onePage(line(shown), {
      page: '/Thumb 6 0 R',
      more: [stream(secret.padEnd(64).slice(0, 64), '/Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8')],
    }),
  'a script on opening': (secret, shown) =>
    onePage(line(shown), { catalog: `/OpenAction << /S /JavaScript /JS (app.alert\\('${quoted(secret)}'\\)) >>` }),
  'a layer that is off': (secret, shown) =>
    onePage(`/OC /L BDC ${line(secret)} EMC ${line(shown, 60)}`, {
      catalog: '/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>',
      resources: '/Properties << /L 6 0 R >>',
      more: [`<< /Type /OCG /Name (${quoted(secret)}) >>`],
    }),
  'text outside of the cut page': (secret, shown) =>
    onePage(`${line(secret, 10)} ${line(shown, 120)}`, { page: '/CropBox [0 80 300 200]' }),
  'a page turned by its entry': (secret) => onePage(line(secret), { page: '/Rotate 90' }),
  'a page turned on its head': (secret) => onePage(line(secret), { page: '/Rotate 180 /CropBox [10 10 290 190]' }),
  'clipped text': (secret, shown) => onePage(`q 0 0 5 5 re W n ${line(secret)} Q ${line(shown, 60)}`),
  'text as a clip': (secret, shown) =>
    onePage(`q BT 7 Tr /F 14 Tf 20 100 Td (${quoted(secret)}) Tj ET 0 0 1 1 re f Q ${line(shown, 60)}`),
  'unseen text': (secret, shown) => onePage(`BT 3 Tr /F 14 Tf 20 100 Td (${quoted(secret)}) Tj ET ${line(shown, 60)}`),
  'white text': (secret, shown) => onePage(`1 g ${line(secret)} 0 g ${line(shown, 60)}`),
  'text below a white box and other text': (secret, shown) =>
    onePage(`${line(secret)} 1 g 10 90 280 30 re f 0 g ${line(shown)}`),
  'text too small to read': (secret, shown) =>
    onePage(`BT /F 0.4 Tf 20 100 Td (${quoted(secret)}) Tj ET ${line(shown, 60)}`),
  'text in a form field': (secret, shown) =>
    onePage(line(shown), {
      catalog:
        '/AcroForm << /Fields [6 0 R] /NeedAppearances true /DA (/F 12 Tf 0 g) /DR << /Font << /F 5 0 R >> >> >>',
      page: '/Annots [6 0 R]',
      more: [
        `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (${quoted(secret)}) /Rect [20 30 280 50] /DA (/F 12 Tf 0 g) /P 3 0 R >>`,
      ],
    }),
  'a hidden note': (secret, shown) =>
    onePage(line(shown), {
      page: '/Annots [6 0 R]',
      more: [`<< /Type /Annot /Subtype /Text /F 2 /Rect [0 0 20 20] /Contents (${quoted(secret)}) >>`],
    }),
  'a note with a drawing': (secret, shown) =>
    onePage(line(shown), {
      page: '/Annots [6 0 R]',
      more: [
        `<< /Type /Annot /Subtype /FreeText /Rect [20 20 280 60] /Contents (${quoted(secret)}) /DA (/F 12 Tf) /AP << /N 7 0 R >> >>`,
        stream(
          `BT /F 12 Tf 2 10 Td (${quoted(secret)}) Tj ET`,
          '/Type /XObject /Subtype /Form /BBox [0 0 260 40] /Resources << /Font << /F 5 0 R >> >>',
        ),
      ],
    }),
  'another text for screen readers': (secret, shown) =>
    onePage(`/Span << /ActualText (${quoted(secret)}) >> BDC ${line(shown)} EMC`),
  'a description of a picture': (secret, shown) =>
    onePage(`/Figure << /MCID 0 >> BDC ${line(shown)} EMC`, {
      catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R',
      more: [
        '<< /Type /StructTreeRoot /K 7 0 R >>',
        `<< /Type /StructElem /S /Figure /P 6 0 R /Pg 3 0 R /K 0 /Alt (${quoted(secret)}) >>`,
      ],
    }),
  'letters drawn out of order': (secret) => onePage(shuffled(secret)),
  'letters far apart': (secret) => onePage(`BT 4 Tc /F 10 Tf 20 100 Td (${quoted(secret)}) Tj ET`),
  'letters one below the other': (secret) =>
    onePage([...secret].map((sign, at) => `BT /F 6 Tf 20 ${190 - at * 7} Td (${quoted(sign)}) Tj ET`).join('\n')),
  'a word parted at the end of the line': (secret) => {
    const at = Math.ceil(secret.length / 2);
    return onePage(`${line(`xx ${secret.slice(0, at)}-`)} ${line(`${secret.slice(at)} yy`, 84)}`);
  },
  'codes of a font of its own': (secret) => codedFont(secret),
  'text in a form inside of a form': (secret, shown) =>
    onePage(`${line(shown, 150)} q 1 0 0 1 5 -20 cm /X Do Q`, {
      resources: '/XObject << /X 6 0 R >>',
      more: [
        stream(
          'q 0.9 0 0 0.9 3 3 cm /Y Do Q',
          '/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /XObject << /Y 7 0 R >> >>',
        ),
        stream(line(secret), '/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /Font << /F 5 0 R >> >>'),
      ],
    }),
  'a comment behind the end': (secret, shown) =>
    Buffer.concat([onePage(line(shown)), Buffer.from(`% ${secret}\n`, 'latin1')]),
  'names of places': (secret, shown) =>
    onePage(line(shown), { catalog: `/Names << /Dests << /Names [(${quoted(secret)}) [3 0 R /Fit]] >> >>` }),
};

const line = (text: string, y = 100): string => `BT /F 14 Tf 20 ${y} Td (${quoted(text)}) Tj ET`;
const quoted = (text: string): string => text.replaceAll(/[\\()]/gu, (sign) => `\\${sign}`);
const xmp = (secret: string): string =>
  stream(
    `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:title>${secret}</dc:title></x:xmpmeta><?xpacket end="w"?>`,
    '/Type /Metadata /Subtype /XML',
  );

/** The first half after the second, each letter at its place. */
function shuffled(secret: string): string {
  const placed = [...secret].map((sign, at) => `BT /F 12 Tf ${20 + at * 9} 100 Td (${quoted(sign)}) Tj ET`);
  return [...placed.filter((_, at) => at % 2 === 1), ...placed.filter((_, at) => at % 2 === 0)].join('\n');
}

/** Every letter moved by three places, which only the font's own table tells. */
function codedFont(secret: string): Buffer {
  const codes = [...secret].map((sign) => sign.charCodeAt(0) + 3);
  const rows = [...new Set(codes)].map((code) => `<${hex(code)}> <${hex(code - 3).padStart(4, '0')}>`);
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange
${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar endcmap end end`;
  return onePage(`BT /C 14 Tf 20 100 Td <${codes.map(hex).join('')}> Tj ET`, {
    fonts: '/C 6 0 R',
    more: [
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>',
      stream(map),
    ],
  });
}

const hex = (code: number): string => code.toString(16).padStart(2, '0');
