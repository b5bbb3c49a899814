import { html, notFound, type Reply, type Request, type Route } from '#platform/http';
import { addBranch, addTimer } from '../domain/edit/process/add-way.ts';
import { changeFlow, changeStep } from '../domain/edit/process/change-step.ts';
import { insertStep } from '../domain/edit/process/insert-step.ts';
import { type Insertable, insertable } from '../domain/edit/process/new-step.ts';
import { type Flow, readProcessFile, type Step } from '../domain/edit/process/process-file.ts';
import { removeFlow, removeStep } from '../domain/edit/process/remove-step.ts';
import { takeProcess, tidyDrawing } from '../domain/edit/process/tidy-drawing.ts';
import { processWords } from '../texts/process.ts';
import { processFindings } from '../use-cases/process-findings.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { brokenProcessPage, processPage } from './pages/process-page.tsx';
import { stepPage } from './pages/process-step-page.tsx';
import { branchPage, insertPage, nothingSent, type Sent, timerPage, wayPage } from './pages/process-way-page.tsx';
import { type ErrorsByField, periodErrors, readCondition, readEnd } from './process-typed.ts';
import { isKey, type ProcessView, processView } from './process-view.ts';
import { readStep } from './read-step.ts';
import { type CopyView, copyForm, copyPage, type SaveAndShow, type StudioHttp, saveAndReply } from './studio-http.ts';

/** The part `process` of a working copy: picture, steps and ways, and the file itself. */
export function processRoutes(parts: StudioParts, http: StudioHttp): readonly Route[] {
  const overview = async (view: CopyView, error: string | null): Promise<string> => {
    const process = processView(view);
    return process
      ? processPage(process, await processFindings(parts, view.copy, process.file), error)
      : brokenProcessPage(view);
  };
  const page = (rest: string, show: (process: ProcessView, request: Request) => Reply): Route =>
    copyPage(parts, http, 'process', rest, (view, request) => {
      const process = processView(view);
      return process ? show(process, request) : html(brokenProcessPage(view));
    });
  /** A form on a page of its own; `show` gives the page again with what was typed. */
  const form = <T>(rest: string, on: string, find: Find<T>, show: Show<T>, act: Act<T>): Route =>
    copyForm(parts, http, 'process', rest, on, (view, request) => {
      const process = processView(view);
      const found = process && find(process, request);
      if (!process || !found) return notFound;
      const again: SaveAndShow<string>['again'] = (now, refused) => {
        const fresh = processView(now);
        const there = fresh && find(fresh, request);
        const why = refused ? wordsOf(now, refused.reason) : null;
        return fresh && there
          ? show(fresh, there, { typed: request.form, errors: {}, refused: why })
          : overview(now, why);
      };
      const wish = act(process, found, request);
      if ('errors' in wish)
        return html(show(process, found, { typed: request.form, errors: wish.errors, refused: null }), 422);
      return saveAndReply<string>(parts, view, request, {
        to: `${process.at.base}?fertig=gespeichert`,
        again,
        ...wish,
      });
    });
  /** A button on the page of the process. */
  const button = (rest: string, on: string, act: (request: Request) => Wish): Route =>
    copyForm(parts, http, 'process', rest, on, (view, request) =>
      saveAndReply<string>(parts, view, request, {
        to: `${view.paths.part(view.copy.id, 'process')}?fertig=gespeichert`,
        again: (now, refused) => overview(now, refused ? wordsOf(now, refused.reason) : null),
        ...act(request),
      }),
    );

  return [
    copyPage(parts, http, 'process', '/ablauf', async (view) => html(await overview(view, null))),
    copyPage(parts, http, 'process', '/ablauf/process.bpmn', ({ copy }) => ({
      ...{ kind: 'bytes', mediaType: 'application/xml; charset=utf-8', inline: false, name: `${copy.service}.bpmn` },
      bytes: new TextEncoder().encode(copy.files['process.bpmn'] ?? ''),
    })),
    page('/ablauf/schritt/:step', (process, request) => shown(process, findStep(process, request), stepPage)),
    page('/ablauf/schritt/:step/weg', (process, request) => shown(process, findGateway(process, request), branchPage)),
    page('/ablauf/schritt/:step/frist', (process, request) => shown(process, findStep(process, request), timerPage)),
    page('/ablauf/weg/:way', (process, request) => shown(process, findWay(process, request), wayPage)),
    page('/ablauf/weg/:way/einfuegen', (process, request) => shown(process, findWay(process, request), insertPage)),
    form('/ablauf/schritt/:step', '/ablauf/schritt/:step', findStep, stepPage, (process, step, request) => {
      const { change, errors } = readStep(process, step, request.form);
      if (hasAny(errors)) return { errors };
      return {
        edit: (files) => changeStep(files, step.id, change),
        what: about('Schritt', 'Step', process, step.id, 'geändert', 'changed'),
      };
    }),
    form(
      '/ablauf/schritt/:step/weg',
      '/ablauf/schritt/:step/weg',
      findGateway,
      branchPage,
      (process, step, request) => {
        const { condition, isDefault, errors } =
          step.type === 'parallelGateway' ? noCondition : readCondition(process, request.form);
        const { target, end } = readEnd(request.form);
        const all = {
          ...errors,
          ...(target === '' && end.de.trim() === '' && { 'ende-de': process.words.errors['name-missing'] }),
        };
        if (hasAny(all)) return { errors: all };
        const wish = { gateway: step.id, target, end, name: request.form.get('name').trim(), condition };
        return {
          edit: (files) => {
            const added = addBranch(files, wish);
            if (!added.ok || !isDefault) return added;
            const way = newWay(process, added.value['process.bpmn'] ?? '', step.id);
            return way
              ? changeFlow(added.value, way.id, { name: wish.name, condition: '', isDefault: true, target: way.target })
              : added;
          },
          what: about('Weg aus', 'Way out of', process, step.id, 'hinzugefügt', 'added'),
        };
      },
    ),
    form(
      '/ablauf/schritt/:step/frist',
      '/ablauf/schritt/:step/frist',
      findStep,
      timerPage,
      (process, step, request) => {
        const { target, end } = readEnd(request.form);
        const name = { de: request.form.get('name-de'), en: request.form.get('name-en') };
        const period = request.form.get('frist').trim();
        const errors = {
          ...(name.de.trim() === '' && { 'name-de': process.words.errors['name-missing'] }),
          ...periodErrors(process.words, 'frist', period),
          ...(target === '' && end.de.trim() === '' && { 'ende-de': process.words.errors['name-missing'] }),
        };
        if (hasAny(errors)) return { errors };
        const isInterrupting = request.form.get('abbruch') !== 'nein';
        return {
          edit: (files) => addTimer(files, { host: step.id, target, end, name, period, isInterrupting }),
          what: about('Frist an', 'Time limit of', process, step.id, 'hinzugefügt', 'added'),
        };
      },
    ),
    form('/ablauf/weg/:way', '/ablauf/weg/:way', findWay, wayPage, (process, way, request) => {
      const source = process.file.nodes.find(({ id }) => id === way.source);
      const isChoice = source?.type === 'exclusiveGateway' || source?.type === 'inclusiveGateway';
      const { condition, isDefault, errors } = isChoice ? readCondition(process, request.form) : noCondition;
      if (hasAny(errors)) return { errors };
      const change = { name: request.form.get('name'), condition, isDefault, target: request.form.get('ziel') };
      return {
        edit: (files) => changeFlow(files, way.id, change),
        what: about('Weg nach', 'Way after', process, way.source, 'geändert', 'changed'),
      };
    }),
    form('/ablauf/weg/:way/einfuegen', '/ablauf/weg/:way/einfuegen', findWay, insertPage, (process, way, request) => {
      const kind = insertable.find((one) => one === request.form.get('art'));
      const [de, en, period] = [
        request.form.get('name-de').trim(),
        request.form.get('name-en').trim(),
        request.form.get('frist').trim(),
      ];
      const errors = {
        ...(kind ? {} : { art: process.words.errors['kind-missing'] }),
        ...(kind === 'wait' ? periodErrors(process.words, 'frist', period) : {}),
        ...(de === '' && { 'name-de': process.words.errors['name-missing'] }),
        ...(de !== '' && en === '' && { 'name-en': process.words.errors['english-missing'] }),
      };
      if (!kind || hasAny(errors)) return { errors };
      const { known } = process;
      const decision = known.decisions.find((name) => name === request.form.get('tabelle')) ?? '';
      const letter = known.letters.find((name) => name === request.form.get('brief')) ?? '';
      return {
        edit: (files) => insertStep(files, { flow: way.id, kind, name: { de, en }, decision, letter, period }),
        what: { de: `Schritt „${de}“ eingefügt`, en: `Step “${de}” inserted` },
        to: (copy) => afterInsert(process, copy.files['process.bpmn'] ?? '', kind),
      };
    }),
    button('/ablauf/schritt/:step/entfernen', '/ablauf/schritt/:step', ({ params }) => ({
      edit: (files) => removeStep(files, params['step'] ?? ''),
      what: { de: `Schritt ${params['step']} entfernt`, en: `Step ${params['step']} removed` },
    })),
    button('/ablauf/weg/:way/entfernen', '/ablauf/weg/:way', ({ params }) => ({
      edit: (files) => removeFlow(files, params['way'] ?? ''),
      what: { de: `Weg ${params['way']} entfernt`, en: `Way ${params['way']} removed` },
    })),
    button('/ablauf/anordnen', '/ablauf', () => ({
      edit: tidyDrawing,
      what: { de: 'Zeichnung neu angeordnet', en: 'Drawing arranged anew' },
    })),
    {
      ...button('/ablauf/zeichnung', '/ablauf', (request) => ({
        edit: (files) => takeProcess(files, request.form.get('xml').replace(/\r\n/g, '\n')),
        what: { de: 'Ablauf frei gezeichnet', en: 'Process drawn freely' },
      })),
      maxBody: 4_000_000,
    },
  ];
}

const shown = <T>(process: ProcessView, found: T | null, show: Show<T>): Reply =>
  found ? html(show(process, found, nothingSent)) : notFound;

const findStep: Find<Step> = ({ file }, { params }) => file.nodes.find(({ id }) => id === params['step']) ?? null;
const findGateway: Find<Step> = (process, request) => {
  const step = findStep(process, request);
  return step?.type.endsWith('Gateway') ? step : null;
};
const findWay: Find<Flow> = ({ file }, { params }) => file.flows.find(({ id }) => id === params['way']) ?? null;

/** A new step is shown at once, so that what it still needs can be given. */
function afterInsert({ file, at }: ProcessView, text: string, kind: Insertable): string {
  const read = readProcessFile(text);
  const made = read.ok ? read.file.nodes.find(({ id }) => !file.nodes.some((node) => node.id === id)) : undefined;
  if (!made) return at.base;
  return at.step(made.id, kind === 'branch' ? '/weg?fertig=gespeichert' : '?fertig=gespeichert');
}

function newWay({ file }: ProcessView, text: string, source: string): Flow | null {
  const read = readProcessFile(text);
  if (!read.ok) return null;
  return read.file.flows.find((flow) => flow.source === source && !file.flows.some(({ id }) => id === flow.id)) ?? null;
}

const wordsOf = ({ language, words }: CopyView, reason: string): string => {
  const own = processWords[language].errors;
  if (isKey(own, reason)) return own[reason] as string;
  return isKey(words.refusals, reason) ? words.refusals[reason] : own['process-broken'];
};

const about = (de: string, en: string, { nameOf }: ProcessView, id: string, doneDe: string, doneEn: string) => ({
  de: `${de} „${nameOf(id)}“ ${doneDe}`,
  en: `${en} “${nameOf(id)}” ${doneEn}`,
});
const hasAny = (errors: ErrorsByField): boolean => Object.keys(errors).length > 0;
const noCondition = { condition: '', isDefault: false, errors: {} };

type Find<T> = (process: ProcessView, request: Request) => T | null;
type Show<T> = (process: ProcessView, found: T, sent: Sent) => string;
type Wish = Pick<SaveAndShow<string>, 'edit' | 'what'> & Partial<Pick<SaveAndShow<string>, 'to'>>;
type Act<T> = (process: ProcessView, found: T, request: Request) => Wish | { readonly errors: ErrorsByField };
