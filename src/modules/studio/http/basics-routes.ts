import { html, notFound, type Request, type Route } from '#platform/http';
import { isSection, type SectionName } from '../domain/edit/basics/sections.ts';
import { type LawRow, setBasics, type TypedBasics } from '../domain/edit/basics/set-basics.ts';
import { basicsWords } from '../texts/basics-editor.ts';
import { choicesFor } from '../use-cases/basics-choices.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { basicsListPage } from './pages/basics-list-page.tsx';
import { basicsSectionPage } from './pages/basics-section-page.tsx';
import { readDay } from './read-day.ts';
import { type CopyView, copyForm, copyPage, type StudioHttp, saveAndReply } from './studio-http.ts';

/** What a department decides about a service: office, sign-in, law, fees, deadlines, decision, person, retention. */
export const basicsRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'basics', '/grundlagen', (view, request) =>
    html(basicsListPage({ view, choices: choicesFor(parts, request.actor, view.copy, view.language) })),
  ),
  copyPage(parts, http, 'basics', '/grundlagen/:section', (view, request) => {
    const section = request.params['section'] ?? '';
    if (!isSection(section)) return notFound;
    const choices = choicesFor(parts, request.actor, view.copy, view.language);
    return html(basicsSectionPage({ view, section, choices, typed: null, refused: null }));
  }),
  copyForm(parts, http, 'basics', '/grundlagen/:section', '/grundlagen/:section', (view, request) => {
    const section = request.params['section'] ?? '';
    return isSection(section) ? save(parts, view, request, section) : notFound;
  }),
];

function save(parts: StudioParts, view: CopyView, request: Request, section: SectionName) {
  const typed = typedIn(request);
  const choices = choicesFor(parts, request.actor, view.copy, view.language);
  return saveAndReply(parts, view, request, {
    edit: (files) => setBasics(files, section, typed),
    what: { de: `${basicsWords.de.sections[section]} geändert`, en: `${basicsWords.en.sections[section]} changed` },
    to: view.paths.part(view.copy.id, 'basics', '?fertig=gespeichert'),
    again: (told, refused) => basicsSectionPage({ view: told, section, choices, typed, refused }),
  });
}

function typedIn({ form }: Request): TypedBasics {
  return {
    text: (name) => form.get(name).slice(0, 4_000),
    all: (name) => form.all(name),
    laws: () => {
      const laws: LawRow[] = [];
      for (let row = 0; row < mostLaws && form.has(`law.${row}.reference`); row += 1) {
        const of = (name: string): string => form.get(`law.${row}.${name}`).trim();
        const [reference, source, day] = [of('reference'), of('source'), of('asOf')];
        if (reference + source !== '')
          laws.push({ id: of('id') || idOf(reference, row), reference, source, asOf: readDay(day)?.toString() ?? day });
      }
      return laws;
    },
  };
}

/** A short id of a legal basis: `BMG § 17 Abs. 1` becomes `bmg-17-abs-1`. */
const idOf = (reference: string, index: number): string =>
  reference
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40) || `recht-${index + 1}`;
const mostLaws = 60;
