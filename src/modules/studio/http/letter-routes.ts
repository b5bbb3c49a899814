import { isLanguage } from '#kernel/language';
import { ownValue } from '#kernel/own-value';
import { refuse } from '#kernel/result';
import { bytes, html, notFound, type Reply, type Request, type Route } from '#platform/http';
import { letterPdf } from '#platform/pdf';
import { compileFeel } from '#processes';
import type { Files } from '../domain/copy/copy.ts';
import {
  type BlockKind,
  type BlockView,
  blockKinds,
  type RowView,
  readLetter,
} from '../domain/edit/letters/letter-view.ts';
import {
  addBlock,
  addLetter,
  moveBlock,
  removeBlock,
  removeLetter,
  setBlock,
  setLetterHead,
} from '../domain/edit/letters/set-letter.ts';
import { examplesOf } from '../use-cases/examples-of.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { letterBlockPage } from './pages/letter-block-page.tsx';
import { letterListPage } from './pages/letter-list-page.tsx';
import { letterPage } from './pages/letter-page.tsx';
import { letterPreviewPage } from './pages/letter-preview-page.tsx';
import { type CopyView, copyForm, copyPage, type StudioHttp, saveAndReply } from './studio-http.ts';

/** The letters of a working copy: head, blocks with their conditions, and how they read with the data of an example. */
export const letterRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'letters', '/briefe', (view) => html(letterListPage({ view, refused: null, typed: noLetter }))),
  copyPage(parts, http, 'letters', '/briefe/:letter', (view, request) => show(parts, view, request)),
  copyPage(parts, http, 'letters', '/briefe/:letter/baustein/:block', (view, request) => {
    const found = blockOf(view, request);
    return found ? html(letterBlockPage({ view, ...found, refused: null })) : notFound;
  }),
  copyPage(parts, http, 'letters', '/briefe/:letter/ansehen', (view, request) => preview(parts, view, request)),
  copyForm(parts, http, 'letters', '/briefe', '/briefe', (view, request) => add(parts, view, request)),
  copyForm(parts, http, 'letters', '/briefe/:letter', '/briefe/:letter', (view, request) => head(parts, view, request)),
  copyForm(parts, http, 'letters', '/briefe/:letter/bausteine', '/briefe/:letter', (view, request) =>
    arrange(parts, view, request),
  ),
  copyForm(
    ...([parts, http, 'letters', '/briefe/:letter/baustein/:block', '/briefe/:letter/baustein/:block'] as const),
    (view, request) => block(parts, view, request),
  ),
];

async function show(
  parts: StudioParts,
  view: CopyView,
  request: Request,
  refused: string | null = null,
): Promise<Reply> {
  const name = request.params['letter'] ?? '';
  const letter = readLetter(view.copy.files, name);
  if (!letter) return notFound;
  const { runs } = await examplesOf(parts, view.copy);
  const examples = (runs ?? []).filter((run) => run.letters.some((one) => one.name === name));
  return html(letterPage({ view, name, letter, examples, isWhole: runs !== null, refused }));
}

async function preview(parts: StudioParts, view: CopyView, { params, query }: Request): Promise<Reply> {
  const name = params['letter'] ?? '';
  const { runs } = await examplesOf(parts, view.copy);
  const run = runs?.find(({ id }) => id === query.get('beispiel'));
  const texts = run?.letters.find((one) => one.name === name)?.texts;
  if (!run || !texts) return notFound;
  const wished = query.get('text');
  const language = isLanguage(wished) ? wished : view.language;
  if (query.get('als') === 'pdf')
    return bytes(await letterPdf(texts[language]), 'application/pdf', `${name}-${language}.pdf`);
  return html(letterPreviewPage({ view, name, run, letter: texts[language] }));
}

function add(parts: StudioParts, view: CopyView, request: Request): Promise<Reply> {
  const { form } = request;
  const typed = {
    ...{ name: form.get('name').trim().slice(0, 80) },
    subject: { de: form.get('betreff:de').trim().slice(0, 300), en: form.get('betreff:en').trim().slice(0, 300) },
  };
  return saveAndReply(parts, view, request, {
    edit: (files) => addLetter(files, typed.name, typed.subject),
    what: { de: `Brief „${typed.name}“ angelegt`, en: `Letter “${typed.name}” added` },
    to: view.paths.part(view.copy.id, 'letters', `/${typed.name}?fertig=gespeichert`),
    again: (told, refused) => letterListPage({ view: told, refused: refused?.reason ?? null, typed }),
  });
}

function head(parts: StudioParts, view: CopyView, request: Request): Promise<Reply> | Reply {
  const { form, params } = request;
  const name = params['letter'] ?? '';
  const letter = readLetter(view.copy.files, name);
  if (!letter) return notFound;
  const typed = {
    ...{ kind: oneOf(letterKinds, form.get('art')), remedy: oneOf(remedies, form.get('rechtsbehelf')) },
    subject: { de: form.get('betreff:de').trim(), en: form.get('betreff:en').trim() },
  };
  return saveAndReply(parts, view, request, {
    edit: (files) => setLetterHead(files, name, typed),
    what: { de: `Brief „${name}“: Betreff oder Art geändert`, en: `Letter “${name}”: subject or kind changed` },
    to: view.paths.part(view.copy.id, 'letters', `/${name}?fertig=gespeichert`),
    again: (told, refused) =>
      letterPage({
        ...{ view: told, name, letter: { ...letter, ...typed }, examples: [], isWhole: true },
        refused: refused?.reason ?? null,
      }),
  });
}

/** Adds, moves or removes a block, or removes the whole letter. */
function arrange(parts: StudioParts, view: CopyView, request: Request): Promise<Reply> | Reply {
  const { form, params } = request;
  const name = params['letter'] ?? '';
  const letter = readLetter(view.copy.files, name);
  const [act = '', place = ''] = form.get('tun').split(':');
  const index = Number(place);
  const kind = form.get('art');
  const what = ownValue(acts, act);
  if (!letter || !what) return notFound;
  const edit = (files: Files) => {
    if (act === 'weg') return removeBlock(files, name, index);
    if (act === 'hoch' || act === 'runter') return moveBlock(files, name, index, act === 'hoch' ? -1 : 1);
    if (act === 'brief') return removeLetter(files, name);
    return isKind(kind) ? addBlock(files, name, letter.blocks.length, kind) : refuse('no-such-block');
  };
  const to = view.paths.part(
    view.copy.id,
    'letters',
    act === 'brief' ? '?fertig=gespeichert' : `/${name}?fertig=gespeichert`,
  );
  return saveAndReply(parts, view, request, {
    ...{ edit, what: what(name), to },
    again: (told, refused) =>
      letterPage({ view: told, name, letter, examples: [], isWhole: true, refused: refused?.reason ?? null }),
  });
}

function block(parts: StudioParts, view: CopyView, request: Request): Promise<Reply> | Reply {
  const found = blockOf(view, request);
  if (!found) return notFound;
  const { name, index } = found;
  const typed = typedBlock(request, found.block);
  const isCondition = typed.when === '' || compileFeel(typed.when).ok;
  return saveAndReply(parts, view, request, {
    edit: (files) => (isCondition ? setBlock(files, name, index, typed) : refuse('when-wrong')),
    what: { de: `Brief „${name}“: Baustein ${index + 1} geändert`, en: `Letter “${name}”: block ${index + 1} changed` },
    to: view.paths.part(view.copy.id, 'letters', `/${name}?fertig=gespeichert`),
    again: (told, refused) =>
      letterBlockPage({ view: told, name, index, block: typed, refused: refused?.reason ?? null }),
  });
}

function typedBlock({ form }: Request, before: BlockView): BlockView {
  const both = (name: string) => ({ de: form.get(`${name}:de`).trim(), en: form.get(`${name}:en`).trim() });
  const rows: RowView[] = [];
  for (let row = 0; row < mostRows && form.has(`zeile.${row}:de`); row += 1) {
    const [label, value] = [both(`zeile.${row}`), both(`wert.${row}`)];
    const when = form.get(`zeile.${row}:wenn`).trim();
    if (label.de + label.en + value.de + value.en !== '') rows.push({ label, value, when });
  }
  return {
    ...{ kind: before.kind, when: form.get('wenn').trim(), each: form.get('jeder').trim() },
    ...{ text: both('text'), heading: both('ueberschrift'), rows },
  };
}

function blockOf({ copy }: CopyView, { params }: Request) {
  const name = params['letter'] ?? '';
  const index = Number(params['block']) - 1;
  const block = readLetter(copy.files, name)?.blocks[index];
  return block ? { name, index, block } : null;
}

const isKind = (kind: string): kind is BlockKind => blockKinds.some((one) => one === kind);
const oneOf = (all: readonly string[], typed: string): string => (all.includes(typed) ? typed : (all[0] ?? ''));
const letterKinds = ['letter', 'notice', 'confirmation', 'certificate'] as const;
const remedies = ['none', 'objection'] as const;
const noLetter = { name: '', subject: { de: '', en: '' } };
const mostRows = 60;
const acts = {
  hoch: (name: string) => ({ de: `Brief „${name}“: Reihenfolge geändert`, en: `Letter “${name}”: order changed` }),
  runter: (name: string) => ({ de: `Brief „${name}“: Reihenfolge geändert`, en: `Letter “${name}”: order changed` }),
  weg: (name: string) => ({ de: `Brief „${name}“: Baustein entfernt`, en: `Letter “${name}”: block removed` }),
  neu: (name: string) => ({ de: `Brief „${name}“: Baustein ergänzt`, en: `Letter “${name}”: block added` }),
  brief: (name: string) => ({ de: `Brief „${name}“ entfernt`, en: `Letter “${name}” removed` }),
} as const;
