import { html, notFound, type Request, type Route } from '#platform/http';
import { removeTexts, setTexts } from '../domain/edit/texts/set-texts.ts';
import { type TextEntry, type TextField, textEntries } from '../domain/edit/texts/text-entries.ts';
import { textWords } from '../texts/text-editor.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { fieldName, textEntryPage } from './pages/text-entry-page.tsx';
import { textListPage } from './pages/text-list-page.tsx';
import { type CopyView, copyForm, copyPage, type StudioHttp, saveAndReply } from './studio-http.ts';

/** The texts of a working copy: a list of all, and one page for what belongs together, in both languages side by side. */
export const textRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'texts', '/texte', (view) => html(textListPage({ view, ...wordsOfCity(parts) }))),
  copyPage(parts, http, 'texts', '/texte/:entry', (view, request) => {
    const entry = entryOf(view, request);
    return entry ? html(textEntryPage({ view, entry, ...wordsOfCity(parts), typed: null, refused: null })) : notFound;
  }),
  copyForm(parts, http, 'texts', '/texte/:entry', '/texte/:entry', (view, request) => save(parts, view, request)),
];

async function save(parts: StudioParts, view: CopyView, request: Request) {
  const entry = entryOf(view, request);
  if (!entry) return notFound;
  const { form } = request;
  const isRemoved = entry.isUnused && form.has('entfernen');
  const typed = (language: 'de' | 'en', field: TextField): string | null => {
    const name = fieldName(language, field);
    return form.has(name) ? form.get(name) : null;
  };
  const words = { de: textWords.de.entry(entry.group, entry.id), en: textWords.en.entry(entry.group, entry.id) };
  return saveAndReply(parts, view, request, {
    edit: (files) => (isRemoved ? removeTexts(files, entry) : setTexts(files, entry, typed)),
    what: isRemoved
      ? { de: `${words.de} entfernt`, en: `${words.en} removed` }
      : { de: `${words.de} geändert`, en: `${words.en} changed` },
    to: view.paths.part(
      view.copy.id,
      'texts',
      isRemoved ? '?fertig=gespeichert' : `/${encodeURIComponent(entry.slug)}?fertig=gespeichert`,
    ),
    again: (told, refused) =>
      textEntryPage({ view: told, entry, ...wordsOfCity(parts), typed, refused: refused?.reason ?? null }),
  });
}

const entryOf = ({ copy }: CopyView, { params }: Request): TextEntry | null =>
  textEntries(copy.files).find(({ slug }) => slug === params['entry']) ?? null;

const wordsOfCity = ({ catalogue }: StudioParts) => {
  const { allowedWording, glossary } = catalogue.city();
  return { allowed: new Set(allowedWording.map(({ text }) => text)), glossary };
};
