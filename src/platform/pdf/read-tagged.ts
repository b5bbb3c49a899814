import { inflateSync } from 'node:zlib';

/** Reads back a PDF that `letterPdf` wrote: its structure tree with the text of each element, and the text outside the tree. For tests. */
export const readTagged = (bytes: Uint8Array): TaggedPdf => {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const pages = [...objects].filter(([, object]) => /\/Type \/Page\s/u.test(object.head));
  const texts = new Map(pages.map(([id, page]) => [id, pageTexts(objects, page)]));
  const roots = references(find(objects, /\/Type \/StructTreeRoot/u).head.match(/\/K \[(.*?)\]/su)?.[1] ?? '');
  return {
    tree: roots.map((id) => node(objects, texts, id)),
    artifacts: pages.map(([id]) => texts.get(id)?.artifact ?? ''),
    catalog: find(objects, /\/Type \/Catalog/u).head,
    metadata: Buffer.from(find(objects, /\/Type \/Metadata/u).stream, 'latin1').toString('utf8'),
    pageCount: pages.length,
  };
};

/** All nodes of a tree in reading order. */
export const flatten = (nodes: readonly TaggedNode[]): readonly TaggedNode[] =>
  nodes.flatMap((entry) => [entry, ...flatten(entry.children)]);

const node = (objects: Objects, texts: ReadonlyMap<number, PageTexts>, id: number): TaggedNode => {
  const { head } = objects.get(id)!;
  const kids = head.match(/\/K \[([\s\S]*?)\]/u)?.[1] ?? '';
  const page = Number(head.replace(kids, '').match(/\/Pg (\d+) 0 R/u)?.[1]);
  const children = /\/MCID|^[\d\s]*$/u.test(kids) ? [] : references(kids);
  const own = /\/MCID|^[\d\s]*$/u.test(kids) ? marked(kids, page) : [];
  return {
    type: head.match(/\/S \/(\w+)/u)?.[1] ?? '',
    head,
    text: own.map(([on, mcid]) => texts.get(on)?.byId.get(mcid) ?? '').join(''),
    children: children.map((child) => node(objects, texts, child)),
  };
};

const marked = (kids: string, page: number): [number, number][] =>
  [...kids.matchAll(/<<\s*\/Type \/MCR\s*\/Pg (\d+) 0 R\s*\/MCID (\d+)\s*>>|(\d+)/gu)].map((match) =>
    match[3] === undefined ? [Number(match[1]), Number(match[2])] : [page, Number(match[3])],
  );

const pageTexts = (objects: Objects, page: PdfObject): PageTexts => {
  const content = inflated(objects, page.head.match(/\/Contents (\d+) 0 R/u)?.[1]);
  const resources = objects.get(Number(page.head.match(/\/Resources (\d+) 0 R/u)?.[1]))!.head;
  const fonts = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/gu)].map(([, name, id]) => [name!, unicodeMap(objects, Number(id))]),
  );
  const byId = new Map<number, string>();
  let artifact = '';
  for (const [, tag, mcid, inner] of content.matchAll(
    /\/(\w+) <<\n(?:\/MCID (\d+)|[\s\S]*?)\n>> BDC\n([\s\S]*?)\nEMC/gu,
  )) {
    const text = textOf(inner ?? '', fonts);
    if (tag === 'Artifact') artifact += `${text}\n`;
    else byId.set(Number(mcid), text);
  }
  return { byId, artifact };
};

const textOf = (content: string, fonts: ReadonlyMap<string, readonly string[]>): string => {
  let font: readonly string[] = [];
  let text = '';
  for (const [, name, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/gu)) {
    if (name) font = fonts.get(name) ?? [];
    for (const glyph of hex?.match(/.{4}/gu) ?? []) text += font[Number.parseInt(glyph, 16)] ?? '\ufffd';
  }
  return text;
};

const unicodeMap = (objects: Objects, font: number): readonly string[] => {
  const cmap = inflated(objects, objects.get(font)?.head.match(/\/ToUnicode (\d+) 0 R/u)?.[1]);
  const entries = cmap.match(/\[([\s\S]*)\]/u)?.[1] ?? '';
  return [...entries.matchAll(/<([0-9a-f ]*)>/gu)].map(([, codes]) =>
    String.fromCharCode(...(codes ?? '').split(' ').map((code) => Number.parseInt(code, 16))),
  );
};

const inflated = (objects: Objects, id: string | undefined): string =>
  inflateSync(Buffer.from(objects.get(Number(id))!.stream, 'latin1')).toString('latin1');

const objectsOf = (file: string): Objects =>
  new Map(
    [...file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/gu)].map(([, id, body]) => {
      const [head = '', ...rest] = body!.split('\nstream\n');
      return [Number(id), { head: `${head}\n`, stream: rest.join('\nstream\n').replace(/\nendstream$/u, '') }];
    }),
  );

const find = (objects: Objects, pattern: RegExp): PdfObject =>
  [...objects.values()].find((object) => pattern.test(object.head))!;
const references = (text: string): number[] => [...text.matchAll(/(\d+) 0 R/gu)].map((match) => Number(match[1]));

interface TaggedPdf {
  readonly tree: readonly TaggedNode[];
  /** The text of each page that is outside the tree. */
  readonly artifacts: readonly string[];
  readonly catalog: string;
  readonly metadata: string;
  readonly pageCount: number;
}
interface TaggedNode {
  readonly type: string;
  readonly head: string;
  readonly text: string;
  readonly children: readonly TaggedNode[];
}
type Objects = ReadonlyMap<number, PdfObject>;
interface PdfObject {
  readonly head: string;
  readonly stream: string;
}
interface PageTexts {
  readonly byId: ReadonlyMap<number, string>;
  readonly artifact: string;
}
