/**
 * Joins letters that `letterPdf` wrote into one file for the printer: all pages in order, each letter a part of its own in the structure,
 * so that it stays readable aloud. Only for files of that program, whose objects are plain; anything else is a fault.
 */
export function joinLetters(files: readonly Uint8Array[]): Uint8Array {
  const [pagesId, rootId] = [1, 2];
  let next = 3;
  const letters = files.map((file) => {
    const letter = readLetter(Buffer.from(file).toString('latin1'), next);
    next += letter.size;
    return letter;
  });
  const [first] = letters;
  if (!first) throw new Error('no letters to join');
  const objects = new Map<number, string>();
  const parents: string[] = [];
  let pages = 0;
  let keys = 0;
  for (const letter of letters) {
    for (const [id, body] of letter.objects) {
      if (id === letter.catalog || id === letter.structure) continue;
      const kept = body.replace(
        /(\/StructParents )(\d+)/,
        (_, name: string, key: string) => name + (Number(key) + keys),
      );
      const isRoot = id === letter.pages;
      // What lay at the top now lies one step lower.
      const linked = isRoot ? kept.replace('/Type /Pages', `/Type /Pages\n/Parent ${pagesId} 0 R`) : kept;
      objects.set(
        id,
        letter.parts.includes(id) ? linked.replace(`/P ${letter.structure} 0 R`, `/P ${rootId} 0 R`) : linked,
      );
    }
    for (const [, key, list] of letter.parentTree.matchAll(/(\d+) (\[[^\]]*\])/g))
      parents.push(`${Number(key) + keys} ${list}`);
    keys += letter.nextKey;
    pages += letter.pageCount;
  }
  const kids = letters.map(({ pages: id }) => `${id} 0 R`).join(' ');
  objects.set(pagesId, `<<\n/Type /Pages\n/Count ${pages}\n/Kids [${kids}]\n>>`);
  const parts = letters.flatMap((letter) => letter.parts.map((id) => `${id} 0 R`)).join(' ');
  const tree = `<<\n/Limits [0 ${keys - 1}]\n/Nums [${parents.join('\n')}]\n>>`;
  const structure = `<<\n/Type /StructTreeRoot\n/ParentTree ${tree}\n/ParentTreeNextKey ${keys}\n/K [${parts}]\n>>`;
  objects.set(rootId, structure);
  const catalog = need(first.objects.get(first.catalog), 'catalog')
    .replace(/\/Pages \d+ 0 R/, `/Pages ${pagesId} 0 R`)
    .replace(/\/StructTreeRoot \d+ 0 R/, `/StructTreeRoot ${rootId} 0 R`);
  objects.set(first.catalog, catalog);
  return write(objects, first);
}

/** A file taken apart, its objects numbered from a first number on. */
function readLetter(text: string, from: number): Letter {
  const [, size] = need(/\/Size (\d+)/.exec(text.slice(text.lastIndexOf('trailer'))), 'trailer');
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const table = text.slice(Number(need(/startxref\s+(\d+)/.exec(trailer), 'table')[1]));
  const offsets = [...table.matchAll(/^(\d{10}) \d{5} ([nf]) *$/gm)].map(([, at, kind]) =>
    kind === 'n' ? Number(at) : 0,
  );
  const objects = new Map<number, string>();
  for (const [number, at] of offsets.entries()) {
    if (at === 0) continue;
    const head = `${number} 0 obj\n`;
    if (!text.startsWith(head, at)) throw new Error(`object ${number} is not at its place`);
    objects.set(number + from, shifted(bodyAt(text, at + head.length), from));
  }
  const idOf = (pattern: RegExp, where: string): number => Number(need(pattern.exec(where), String(pattern))[1]);
  const catalog = idOf(/\/Root (\d+) 0 R/, trailer) + from;
  const about = need(objects.get(catalog), 'catalog');
  const structure = idOf(/\/StructTreeRoot (\d+) 0 R/, about);
  const root = need(objects.get(structure), 'structure');
  const pages = idOf(/\/Pages (\d+) 0 R/, about);
  return {
    ...{ size: Number(size), objects, catalog, structure, pages },
    info: idOf(/\/Info (\d+) 0 R/, trailer) + from,
    identifier: need(/\/ID (\[[^\]]*\])/.exec(trailer), 'identifier')[1] ?? '',
    pageCount: idOf(/\/Count (\d+)/, need(objects.get(pages), 'pages')),
    nextKey: idOf(/\/ParentTreeNextKey (\d+)/, root),
    parentTree: need(/\/Nums \[([\s\S]*?)\n\]\n/.exec(root), 'parents')[1] ?? '',
    parts: [...(need(/\n\/K \[([^\]]*)\]/.exec(root), 'parts')[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) =>
      Number(id),
    ),
  };
}

/** The object that begins here: its words, and its stream by the length it names. */
function bodyAt(text: string, at: number): string {
  const end = text.indexOf('\nendobj', at);
  const stream = text.indexOf('\nstream\n', at);
  if (stream < 0 || stream > end) return text.slice(at, end);
  const length = Number(need(/\/Length (\d+)/.exec(text.slice(at, stream)), 'length')[1]);
  return text.slice(at, stream + '\nstream\n'.length + length + '\nendstream'.length);
}

/** References to other objects point to their new numbers; strings and streams stay as they are. */
function shifted(body: string, from: number): string {
  const stream = body.indexOf('\nstream\n');
  const words = stream < 0 ? body : body.slice(0, stream);
  const moved = words.replace(/\((?:\\[\s\S]|[^\\()])*\)|\b(\d+) 0 R\b/g, (whole, id?: string) =>
    id === undefined ? whole : `${Number(id) + from} 0 R`,
  );
  return stream < 0 ? moved : moved + body.slice(stream);
}

function write(objects: ReadonlyMap<number, string>, { catalog, info, identifier }: Letter): Uint8Array {
  const ids = [...objects.keys()].sort((a, b) => a - b);
  const size = (ids.at(-1) ?? 0) + 1;
  const places = new Map<number, number>();
  const pieces = ['%PDF-1.7\n%\xff\xff\xff\xff\n'];
  let at = pieces[0]?.length ?? 0;
  for (const id of ids) {
    const piece = `${id} 0 obj\n${objects.get(id) ?? ''}\nendobj\n`;
    places.set(id, at);
    at += piece.length;
    pieces.push(piece);
  }
  const line = (place: number, kind: string): string => `${String(place).padStart(10, '0')} ${kind} \n`;
  const rows = Array.from({ length: size }, (_, id) =>
    line(places.get(id) ?? 0, places.has(id) ? '00000 n' : '65535 f'),
  );
  const trailer = `<<\n/Size ${size}\n/Root ${catalog} 0 R\n/Info ${info} 0 R\n/ID ${identifier}\n>>`;
  pieces.push(`xref\n0 ${size}\n${rows.join('')}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`);
  return Buffer.from(pieces.join(''), 'latin1');
}

function need<T>(found: T | null | undefined, what: string): T {
  if (found === null || found === undefined) throw new Error(`a letter without ${what}`);
  return found;
}

interface Letter {
  /** One more than the highest number in it. */
  readonly size: number;
  readonly objects: ReadonlyMap<number, string>;
  readonly catalog: number;
  readonly structure: number;
  readonly pages: number;
  readonly info: number;
  readonly identifier: string;
  readonly pageCount: number;
  readonly nextKey: number;
  /** Which elements the marked words of each page belong to. */
  readonly parentTree: string;
  /** The topmost elements of the structure. */
  readonly parts: readonly number[];
}
