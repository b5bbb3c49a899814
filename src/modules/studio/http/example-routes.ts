import { html, notFound, type Reply, type Request, type Route } from '#platform/http';
import { readExamples, removeExample, setExample, setExpected } from '../domain/edit/examples/set-examples.ts';
import { examplesOf } from '../use-cases/examples-of.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { exampleListPage } from './pages/example-list-page.tsx';
import { type ExampleTyped, examplePage } from './pages/example-page.tsx';
import { readDay } from './read-day.ts';
import { type CopyView, copyForm, copyPage, type StudioHttp, saveAndReply } from './studio-http.ts';

/** The examples of a working copy: each with what comes out of it, in words; they are the tests of the service. */
export const exampleRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'examples', '/beispiele', (view) => list(parts, view)),
  copyPage(parts, http, 'examples', '/beispiele/:example', (view, request) => show(parts, view, request)),
  copyForm(parts, http, 'examples', '/beispiele/:example', '/beispiele/:example', (view, request) =>
    change(parts, view, request),
  ),
];

async function list(parts: StudioParts, view: CopyView): Promise<Reply> {
  const { runs, checked } = await examplesOf(parts, view.copy);
  return html(exampleListPage({ view, examples: readExamples(view.copy.files), runs, problems: checked.problems }));
}

async function show(parts: StudioParts, view: CopyView, { params }: Request): Promise<Reply> {
  const example = readExamples(view.copy.files).find(({ id }) => id === params['example']);
  if (!example) return notFound;
  const { runs } = await examplesOf(parts, view.copy);
  const run = runs?.find(({ id }) => id === example.id) ?? null;
  return html(examplePage({ view, example, run, isWhole: runs !== null, typed: null, refused: null }));
}

async function change(parts: StudioParts, view: CopyView, request: Request): Promise<Reply> {
  const { form, params } = request;
  const id = params['example'] ?? '';
  const example = readExamples(view.copy.files).find((one) => one.id === id);
  if (!example) return notFound;
  const act = form.get('tun');
  const { runs } = await examplesOf(parts, view.copy);
  const run = runs?.find((one) => one.id === id) ?? null;
  const typed: ExampleTyped = {
    ...{ title: form.get('titel'), day: form.get('tag'), identity: form.get('anmeldung') },
    ...{
      register: form.get('register'),
      tasks: form.has('aufgaben') ? form.get('aufgaben').replace(/\r\n?/g, '\n') : null,
    },
  };
  const own = view.paths.part(view.copy.id, 'examples');
  const isExpected = act === 'erwartung' && run !== null;
  return saveAndReply(parts, view, request, {
    edit: (files) => {
      if (act === 'weg') return removeExample(files, id);
      if (isExpected) return setExpected(files, id, { ...run, letters: run.letters.map(({ name }) => name) });
      return setExample(files, id, { ...typed, on: readDay(typed.day)?.toString() ?? null });
    },
    what:
      act === 'weg'
        ? { de: `Beispiel „${id}“ entfernt`, en: `Example “${id}” removed` }
        : isExpected
          ? { de: `Beispiel „${id}“: Ergebnis übernommen`, en: `Example “${id}”: result taken over` }
          : { de: `Beispiel „${id}“ geändert`, en: `Example “${id}” changed` },
    to: act === 'weg' ? `${own}?fertig=gespeichert` : `${own}/${encodeURIComponent(id)}?fertig=gespeichert`,
    again: (told, refused) =>
      examplePage({ view: told, example, run, isWhole: runs !== null, typed, refused: refused?.reason ?? null }),
  });
}
