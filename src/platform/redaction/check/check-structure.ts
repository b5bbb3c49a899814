import type { OutputParts, OutputStream } from './output-parts.ts';

/**
 * What a result holds besides pictures and the text below them: every name, string and operator must be one that is needed for these. So metadata, notes,
 * forms, layers, bookmarks, attached files, scripts, thumbnails and earlier versions are found without a list of what can be hidden.
 */
export function checkStructure({ open, streams }: OutputParts): string[] {
  const heads = streams.map(({ head }) => head).join('\n');
  const names = [...`${open}\n${heads}`.matchAll(/\/([^\s()<>[\]{}/%]*)/gu)]
    .map(([, name]) => name!)
    .filter((name) => !known.test(name));
  const strings = [...open.matchAll(/\(([^)]*)\)/gu)]
    .map(([, text]) => text!)
    .filter((text) => !/^[A-Za-z]{2,3}(-[A-Za-z]{2,4})*$/u.test(text));
  return [
    ...[...new Set(names)].map((name) => `name ${name}`),
    ...strings.map(() => 'a string outside of the text'),
    ...(count(open, '%%EOF') === 1 && open.endsWith('%%EOF\n') ? [] : ['more than one version']),
    ...(count(open, 'startxref') === 1 && /\nxref\n/u.test(open) ? [] : ['more than one table of objects']),
    ...([...open.matchAll(/%(?!PDF-1\.7\n%âãÏÓ\n|%EOF\n|EOF\n|âãÏÓ\n)/gu)].length > 0 ? ['a comment'] : []),
    ...streams.flatMap(checkStream),
  ];
}

function checkStream(stream: OutputStream): string[] {
  const { head, data, isWhole } = stream;
  if (!isWhole) return ['data behind or instead of packed data'];
  if (head.includes('/Image')) return isExactImage(stream) ? [] : ['a picture with more than its pixels'];
  const text = data.toString('latin1');
  return text === '500 0 d0' || unicodeMap.test(text) || content.test(text) ? [] : ['an unknown kind of content'];
}

function isExactImage({ head, data }: OutputStream): boolean {
  const [width, height, bits] = ['Width', 'Height', 'BitsPerComponent'].map((name) =>
    Number(new RegExp(`/${name} (\\d+)`, 'u').exec(head)?.[1]),
  );
  if (head.includes('/DCTDecode')) return isBareJpeg(data);
  return data.length === Math.ceil((width! * bits!) / 8) * height!;
}

/** Only the segments that pixels need: tables, frame, scan; no comment, no application data, nothing behind the end. */
function isBareJpeg(data: Buffer): boolean {
  if (data.readUInt16BE(0) !== 0xffd8 || data.readUInt16BE(data.length - 2) !== 0xffd9) return false;
  let at = 2;
  while (at + 4 <= data.length) {
    const marker = data.readUInt16BE(at);
    if (![0xffdb, 0xffc0, 0xffc4, 0xffda].includes(marker)) return false;
    at += 2 + data.readUInt16BE(at + 2);
    if (marker !== 0xffda) continue;
    const rest = data.subarray(at, data.length - 2);
    for (let next = rest.indexOf(0xff); next >= 0; next = rest.indexOf(0xff, next + 1))
      if (rest[next + 1] !== 0) return false;
    return true;
  }
  return false;
}

const count = (text: string, part: string): number => text.split(part).length - 1;

const known =
  /^(?:Type|Catalog|Pages|StructTreeRoot|MarkInfo|Marked|Lang|Count|Kids|Page|Parent|MediaBox|StructParents|Tabs|S|Resources|XObject|I|Font|F\d{1,3}|Contents|StructElem|P|Pg|K|ParentTree|Nums|Subtype|Type3|FontBBox|FontMatrix|CharProcs|e|Encoding|Differences|FirstChar|LastChar|Widths|ToUnicode|Image|Width|Height|ColorSpace|DeviceGray|DeviceRGB|Indexed|BitsPerComponent|Filter|FlateDecode|DCTDecode|Length|Size|Root)$/u;
const n = String.raw`-?\d+(?:\.\d+)?`;
const run = `${n} Tz (?:${n} ){6}Tm(?: /F\\d+ ${n} Tf <[0-9a-f]*> Tj)+`;
const content = new RegExp(
  `^/Artifact BMC\\nq ${n} 0 0 ${n} 0 0 cm /I Do Q\\nEMC(?:\\n/P << /MCID \\d+ >> BDC\\nBT 3 Tr(?:\\n${run})*\\nET\\nEMC)*$`,
  'u',
);
const unicodeMap =
  /^\/CIDInit \/ProcSet findresource begin 12 dict begin begincmap\n\/CMapName \/Text def \/CMapType 2 def\n1 begincodespacerange <00> <ff> endcodespacerange\n(?:\d+ beginbfchar\n(?:<[0-9a-f]{2}> <[0-9a-f]{4,8}>\n)+endbfchar\n)+endcmap CMapName currentdict \/CMap defineresource pop end end$/u;
