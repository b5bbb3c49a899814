import { type FieldIssue, type Fields, type Question, type Trial, trialSteps, visibleQuestions } from '#forms';
import type { Language } from '#kernel/language';
import { mandateMethods, statedMethods } from '../../../domain/visit/index.ts';
import { appTexts } from '../../../texts/app.ts';
import { visitView } from '../../pages/app/visit-view.tsx';
import { drawPage } from './draw-page.ts';
import { withChosen } from './held-files.ts';
import type { Recorded } from './keep-visit.ts';
import {
  answered,
  back,
  changedList,
  type HeldFile,
  identified,
  type OpenVisit,
  recordedOf,
  signed,
  storedFiles,
} from './open-visit.ts';

/** The visit that is under way, in the memory of this page alone: what is pressed becomes its next page, for the clerk and for the person. */
export function visitDesk(about: DeskAbout): VisitDesk {
  const { place, language } = about;
  const t = appTexts[language];
  let visit: OpenVisit | null = null;
  let held: Readonly<Record<string, readonly HeldFile[]>> = {};

  const trialFor = (open: OpenVisit): Trial => about.trialIn(open, language);
  const showPerson = (fields: Fields | null): void => {
    if (!visit) return;
    const own = visit.language;
    const trial = about.trialIn(visit, own);
    const read = { visit, trial, fields, held, language: own, issues: [], error: null, isForPerson: true };
    about.showPerson(visitView(read), own);
  };
  const show = ({ fields = null, issues = [], error = null }: Shown = {}): void => {
    if (!visit) return;
    const read = { visit, fields, issues, error, held, language, trial: trialFor(visit), isForPerson: false };
    drawPage(place, visitView(read));
    showPerson(fields);
  };
  const goTo = (next: OpenVisit): void => {
    visit = next;
    const { at } = next;
    const trial = trialFor(next);
    held =
      at.page === 'question'
        ? Object.fromEntries(
            fileQuestions(trial, next, at.key).map(({ id }) => [id, storedFiles(next, trial, at.key, id)]),
          )
        : {};
    show();
  };

  const mandate = (open: OpenVisit, form: FormData): void => {
    const method = mandateMethods.find((one) => one === form.get('art'));
    if (method) goTo(signed(open, method, about.now()));
    else show({ error: t.errors.method });
  };
  const identity = (open: OpenVisit, form: FormData): void => {
    const method = statedMethods.find((one) => one === form.get('weg'));
    const next = method && identified(open, method, about.now(), trialFor(open));
    if (next) goTo(next);
    else show({ error: method ? t.errors['level-too-low'] : t.errors.way });
  };
  const question = async (open: OpenVisit, key: string, form: FormData, act: string): Promise<void> => {
    const trial = trialFor(open);
    const fields = fieldsOf(form);
    if (act.startsWith('weg-datei:')) {
      const rest = Object.entries(held).map(([id, all]) => [id, all.filter(({ ref }) => ref.id !== act.slice(10))]);
      held = Object.fromEntries(rest);
      show({ fields });
      return;
    }
    for (const asked of fileQuestions(trial, open, key)) {
      const chosen = form.getAll(asked.id).filter((one): one is File => one instanceof File && one.name !== '');
      const taken = await withChosen(asked, held[asked.id] ?? [], chosen, bytesOf(open, held));
      if (typeof taken === 'string') {
        show({ fields, issues: [fault(asked, t.errors[taken])] });
        return;
      }
      held = { ...held, [asked.id]: taken };
    }
    if (act === 'datei') {
      show({ fields });
      return;
    }
    const next = answered(open, trial, key, fields, held);
    if ('visit' in next) goTo(next.visit);
    else show({ fields, issues: next.issues });
  };
  const list = (open: OpenVisit, key: string, act: string): void => {
    if (act.startsWith('gehe:')) {
      goTo({ ...open, at: { page: 'question', key: act.slice(5) } });
      return;
    }
    const wish = act === 'hinzu' ? 'add' : act.startsWith('weg:') ? { remove: Number(act.slice(4)) } : 'keep';
    const changed = changedList(open, trialFor(open), key, wish);
    goTo(changed.visit);
    if (changed.error) show({ error: changed.error });
  };
  const seal = async (open: OpenVisit): Promise<void> => {
    const recorded = recordedOf(open, trialFor(open), about.now());
    if (!recorded) {
      show({ error: t.errors.incomplete });
      return;
    }
    try {
      await about.keep(recorded, open);
      [visit, held] = [null, {}];
      about.sealed();
    } catch (cause) {
      const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError';
      show({ error: isFull ? t.errors.full : t.errors['not-stored'] });
    }
  };

  return {
    isOpen: () => visit !== null,
    show,
    open: goTo,
    end() {
      [visit, held] = [null, {}];
    },
    jump(key) {
      if (visit) goTo({ ...visit, at: { page: 'question', key } });
    },
    typed(form) {
      showPerson(fieldsOf(new FormData(form)));
    },
    async press(form, act) {
      const open = visit;
      if (!open) return;
      const { at } = open;
      const data = new FormData(form);
      if (act === 'zurueck') goTo(back(open, trialFor(open)));
      else if (form.id === 'app-mandate') mandate(open, data);
      else if (form.id === 'app-identity') identity(open, data);
      else if (form.id === 'app-check') await seal(open);
      else if (at.page === 'question' && form.id === 'app-question') await question(open, at.key, data, act);
      else if (at.page === 'question') list(open, at.key, act);
    },
  };
}

const fieldsOf = (data: FormData): Fields => ({
  get: (name) => [data.get(name)].filter((value) => typeof value === 'string')[0] ?? '',
  all: (name) => data.getAll(name).filter((value) => typeof value === 'string'),
});

function fileQuestions(trial: Trial, visit: OpenVisit, key: string): readonly Question[] {
  const step = trialSteps(trial, visit.content).find((one) => one.key === key);
  return step?.kind === 'questions' ? visibleQuestions(step).filter(({ type }) => type === 'file') : [];
}

function bytesOf({ files }: OpenVisit, held: Readonly<Record<string, readonly HeldFile[]>>): number {
  const all = [...Object.values(files), ...Object.values(held).flat()];
  const each = new Map(all.map(({ ref }) => [ref.id, ref.size]));
  return [...each.values()].reduce((sum, size) => sum + size, 0);
}

const fault = ({ id }: Question, message: string): FieldIssue => ({
  ...{ question: id, part: null, code: 'file' },
  ...{ field: id, message },
});

export interface VisitDesk {
  isOpen(): boolean;
  show(): void;
  /** Begins with this visit. */
  open(visit: OpenVisit): void;
  /** Forgets the visit. */
  end(): void;
  /** To the page with this key. */
  jump(key: string): void;
  /** Something was typed: the person sees each word. */
  typed(form: HTMLFormElement): void;
  /** A button was pressed. */
  press(form: HTMLFormElement, act: string): Promise<void>;
}
interface DeskAbout {
  readonly place: HTMLElement;
  readonly language: Language;
  now(): string;
  trialIn(visit: OpenVisit, language: Language): Trial;
  showPerson(html: string, language: Language): void;
  /** Seals and stores; throws where that is not possible. */
  keep(recorded: Recorded, visit: OpenVisit): Promise<void>;
  sealed(): void;
}
interface Shown {
  readonly fields?: Fields | null;
  readonly issues?: readonly FieldIssue[];
  readonly error?: string | null;
}
