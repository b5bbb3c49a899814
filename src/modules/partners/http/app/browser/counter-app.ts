import type { StreetData } from '#catalogue';
import { type FieldIssue, type Fields, type Question, type Trial, trialSteps, visibleQuestions } from '#forms';
import type { Language } from '#kernel/language';
import { identityMethods, mandateMethods } from '../../../domain/visit/index.ts';
import { appTexts } from '../../../texts/app.ts';
import type { AppPackage } from '../../../use-cases/app/app-types.ts';
import { doneView, homeView } from '../../pages/app/home-view.tsx';
import { visitView } from '../../pages/app/visit-view.tsx';
import { type Device, type KeptVisit, openDevice } from './device-store.ts';
import { withChosen } from './held-files.ts';
import { keepVisit, type Recorded } from './keep-visit.ts';
import { lineToCity } from './line-to-city.ts';
import {
  answered,
  back,
  beginVisit,
  type Chance,
  changedList,
  type HeldFile,
  identified,
  type OpenVisit,
  recordedOf,
  signed,
  storedFiles,
  trialOf,
} from './open-visit.ts';
import { followCounter, tellPerson } from './person-screen.ts';

/** The app at the counter: what is pressed becomes the next page, drawn by the same parts as the pages of the city. */
async function openCounter(place: HTMLElement): Promise<Counter> {
  const language = document.documentElement.lang as Language;
  const t = appTexts[language];
  const device = await openDevice();
  const person = tellPerson();
  let pack = await device.fact<AppPackage>('package');
  let streets = await device.fact<StreetData>('streets');
  let visits: readonly KeptVisit[] = await device.visits();
  let [visit, done, same, room] = [
    null as OpenVisit | null,
    null as Done | null,
    null as string | null,
    null as number | null,
  ];
  let typed = { code: '', service: '', language: 'de' as Language };
  let held: Record<string, readonly HeldFile[]> = {};

  const trialIn = (open: OpenVisit, own: Language): Trial => trialOf(open, pack!, streets!, now(), own);
  const isOver = (): boolean => pack !== null && pack.until < now();

  const showHome = (errors: readonly { field: string; message: string }[] = []): void => {
    const about = {
      pack: streets ? pack : null,
      isOver: isOver(),
      line: line.state(),
      stuck: line.stuck(),
      room,
      errors,
    };
    const sorted = [...visits].sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1)).slice(0, 50);
    const waiting = visits.filter(({ state }) => state === 'kept').length;
    const known = { ...typed, isSamePerson: same !== null };
    draw(place, homeView({ ...about, language, visits: sorted, waiting, typed: known }));
    person.show({ html: null, language });
  };
  const showVisit = (about: Shown = {}): void => {
    if (!visit) return;
    const { fields = null, issues = [], error = null } = about;
    const common = { visit, fields, error: null, issues: [], held, isForPerson: true };
    draw(place, visitView({ ...common, language, trial: trialIn(visit, language), isForPerson: false, issues, error }));
    const own = visit.language;
    person.show({ html: visitView({ ...common, language: own, trial: trialIn(visit, own) }), language: own });
  };
  const showDone = (): void => {
    if (!done) return;
    const { host } = location;
    draw(place, doneView({ ...done, host, language }));
    const html = doneView({ ...done, host, language: done.personLanguage });
    person.show({ html, language: done.personLanguage });
  };
  const show = (): void => (visit ? showVisit() : done ? showDone() : showHome());
  const goTo = (next: OpenVisit): void => {
    const moved = JSON.stringify(next.at) !== JSON.stringify(visit?.at);
    visit = next;
    if (moved) {
      held = {};
      const { at } = next;
      if (at.page === 'question')
        for (const { id } of fileQuestions(trialIn(next, language), next, at.key))
          held[id] = storedFiles(next, trialIn(next, language), at.key, id);
    }
    showVisit();
  };

  const line = lineToCity(device, {
    changed: () => void refresh(),
    settled: (settled) => {
      if (done?.visit.id === settled.id) done = { ...done, visit: settled };
      void refresh();
    },
  });
  const refresh = async (): Promise<void> => {
    [pack, streets] = [await device.fact<AppPackage>('package'), await device.fact<StreetData>('streets')];
    visits = await device.visits();
    const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    const fits = Math.floor((quota - usage) / 2_000_000);
    room = quota > 0 && fits < 200 ? fits : null;
    // Somebody types: nothing jumps away under their hands.
    if (visit) return;
    if (!done) typed = readBegin(place) ?? typed;
    keepingFocus(place, show);
  };
  const keep = async (recorded: Recorded): Promise<KeptVisit> => {
    const kept = await keepVisit(device, pack!, recorded);
    visits = await device.visits();
    void line.send();
    return kept;
  };

  const begin = (): void => {
    typed = readBegin(place) ?? typed;
    const service = pack?.services.find(({ id }) => id === typed.service);
    if (!service) {
      showHome([{ field: 'leistung', message: t.errors.service }]);
      return;
    }
    const begun = beginVisit({ service, language: typed.language, code: typed.code, resumeCode: same }, chance);
    if (!begun) {
      showHome([{ field: 'code', message: t.errors.code }]);
      return;
    }
    done = null;
    goTo(begun);
  };
  const mandate = (form: FormData): void => {
    const method = mandateMethods.find((one) => one === form.get('art'));
    if (visit && method) goTo(signed(visit, method, now()));
    else showVisit({ error: t.errors.method });
  };
  const identity = (form: FormData): void => {
    const method = identityMethods.find((one) => one === form.get('weg'));
    if (!visit || !method) {
      showVisit({ error: t.errors.way });
      return;
    }
    const next = identified(visit, method, now(), trialIn(visit, language));
    if (next) goTo(next);
    else showVisit({ error: t.errors['level-too-low'] });
  };
  const question = async (form: FormData, act: string): Promise<void> => {
    if (visit?.at.page !== 'question') return;
    const { key } = visit.at;
    const trial = trialIn(visit, language);
    const fields = fieldsOf(form);
    if (act.startsWith('weg-datei:')) {
      for (const [id, list] of Object.entries(held)) held[id] = list.filter(({ ref }) => ref.id !== act.slice(10));
      return showVisit({ fields });
    }
    for (const asked of fileQuestions(trial, visit, key)) {
      const chosen = form.getAll(asked.id).filter((one): one is File => one instanceof File && one.name !== '');
      const taken = await withChosen(asked, held[asked.id] ?? [], chosen, bytesOf(visit, held));
      if (typeof taken === 'string') return showVisit({ fields, issues: [fault(asked, t.errors[taken])] });
      held[asked.id] = taken;
    }
    if (act === 'datei') return showVisit({ fields });
    const next = answered(visit, trial, key, fields, held);
    if ('visit' in next) goTo(next.visit);
    else showVisit({ fields, issues: next.issues });
  };
  const list = (act: string): void => {
    if (visit?.at.page !== 'question') return;
    const trial = trialIn(visit, language);
    if (act.startsWith('gehe:')) {
      goTo({ ...visit, at: { page: 'question', key: act.slice(5) } });
      return;
    }
    const wish = act === 'hinzu' ? 'add' : act.startsWith('weg:') ? { remove: Number(act.slice(4)) } : 'keep';
    const changed = changedList(visit, trial, visit.at.key, wish);
    goTo(changed.visit);
    if (changed.error) showVisit({ error: changed.error });
  };
  const seal = async (): Promise<void> => {
    if (!visit) return;
    const trial = trialIn(visit, language);
    const recorded = recordedOf(visit, trial, now());
    if (!recorded) {
      showVisit({ error: t.errors.incomplete });
      return;
    }
    await navigator.storage?.persist?.().catch(() => false);
    const own = 'resumeCode' in visit.person ? visit.person.resumeCode : null;
    try {
      const kept = await keep(recorded);
      done = { visit: kept, code: own, personLanguage: visit.language };
      [visit, held] = [null, {}];
      showDone();
    } catch (cause) {
      const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError';
      showVisit({ error: isFull ? t.errors.full : t.errors['not-stored'] });
    }
  };
  const end = (): void => {
    [visit, done, same, held] = [null, null, null, {}];
    typed = { code: '', service: '', language: 'de' };
    showHome();
  };
  const finish = (act: string): void => {
    same = act === 'weitere' ? (done?.code ?? null) : null;
    typed = { code: '', service: '', language: act === 'weitere' && done ? done.personLanguage : 'de' };
    done = null;
    showHome();
  };

  place.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const button = event.submitter as HTMLButtonElement | null;
    const act = button?.name === '_remove' ? `weg-datei:${button.value}` : (button?.value ?? 'weiter');
    const data = new FormData(form);
    if (act === 'ende') return end();
    if (act === 'zurueck' && visit) return goTo(back(visit, trialIn(visit, language)));
    switch (form.id) {
      case 'app-begin':
        return begin();
      case 'app-mandate':
        return mandate(data);
      case 'app-identity':
        return identity(data);
      case 'app-question':
        return void question(data, act);
      case 'app-list':
        return list(act);
      case 'app-check':
        return void seal();
      case 'app-send':
        return void line.renew().then(() => line.send());
      case 'app-done':
        return finish(act);
    }
  });
  place.addEventListener('click', (event) => {
    const at = event.target as HTMLElement;
    const link = at.closest<HTMLAnchorElement>('a[href^="#frage:"]');
    const button = at.closest<HTMLButtonElement>('button[type=button]');
    if (link && visit) {
      event.preventDefault();
      const key = decodeURIComponent(link.hash.slice('#frage:'.length));
      goTo({ ...visit, at: { page: 'question', key } });
    }
    if (button?.value === 'bildschirm') open(`${location.pathname}/mitlesen`, 'lipsia-person');
    if (button?.value === 'drucken') print();
  });
  // The person sees each word as it is typed.
  place.addEventListener('input', () => {
    const form = place.querySelector<HTMLFormElement>('#app-question');
    if (!form || !visit) return;
    const own = visit.language;
    const fields = fieldsOf(new FormData(form));
    const common = { visit, fields, error: null, issues: [], held, isForPerson: true };
    person.show({ html: visitView({ ...common, language: own, trial: trialIn(visit, own) }), language: own });
  });
  addEventListener('beforeunload', (event) => {
    if (visit) event.preventDefault();
  });

  showHome();
  line.watch();
  await line.renew();
  void line.send();
  return { device, keep, send: () => line.send(), pack: () => pack };
}

/** Draws a page and leads the keyboard to what comes first: what is wrong, else the first field, else the button that goes on. */
function draw(place: HTMLElement, html: string): void {
  place.innerHTML = html;
  const wrong = place.querySelector<HTMLElement>('[data-error-summary]');
  const field = place.querySelector<HTMLInputElement>('form input:not([type=hidden]), form select, form textarea');
  const chosen = place.querySelector<HTMLElement>(`input[type=radio][name="${field?.name}"]:checked`);
  scrollTo(0, 0);
  (wrong ?? chosen ?? field ?? place.querySelector<HTMLElement>('form .kern-btn--primary'))?.focus();
}

/** Draws again what changed in the background; the keyboard stays where it was. */
function keepingFocus(place: HTMLElement, show: () => void): void {
  const at = document.activeElement as HTMLInputElement | null;
  const isInside = at !== null && place.contains(at);
  const [selector, top] = [isInside ? selectorOf(at) : null, scrollY];
  show();
  if (!isInside) (document.activeElement as HTMLElement | null)?.blur();
  else if (selector) place.querySelector<HTMLElement>(selector)?.focus();
  scrollTo(0, top);
}

const selectorOf = (element: HTMLInputElement): string | null =>
  element.name
    ? `[name="${element.name}"]${/radio|checkbox|submit|button/.test(element.type) ? `[value="${CSS.escape(element.value)}"]` : ''}`
    : element.id
      ? `#${CSS.escape(element.id)}`
      : null;

function readBegin(place: HTMLElement) {
  const form = place.querySelector<HTMLFormElement>('#app-begin');
  if (!form) return null;
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? '');
  return { code: text('code'), service: text('leistung'), language: text('sprache') === 'en' ? 'en' : 'de' } as const;
}

const fieldsOf = (data: FormData): Fields => ({
  get: (name) => [data.get(name)].filter((value) => typeof value === 'string')[0] ?? '',
  all: (name) => data.getAll(name).filter((value) => typeof value === 'string'),
});

function fileQuestions(trial: Trial, visit: OpenVisit, key: string): readonly Question[] {
  const step = trialSteps(trial, visit.content).find((one) => one.key === key);
  return step?.kind === 'questions' ? visibleQuestions(step).filter(({ type }) => type === 'file') : [];
}

const bytesOf = ({ files }: OpenVisit, held: Readonly<Record<string, readonly HeldFile[]>>): number =>
  [
    ...new Map([...Object.values(files), ...Object.values(held).flat()].map((one) => [one.ref.id, one])).values(),
  ].reduce((sum, { ref }) => sum + ref.size, 0);

const fault = ({ id }: Question, message: string): FieldIssue => ({
  ...{ question: id, part: null, code: 'file' },
  ...{ field: id, message },
});
const now = (): string => new Date().toISOString();
const chance: Chance = {
  uuid: () => crypto.randomUUID(),
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};

const main = document.querySelector<HTMLElement>('#counter-app');
if (main?.dataset['side'] === 'person') followCounter(main);
/** The running app, once the device is read; null on the person's screen. */
export const counter: Promise<Counter | null> =
  main?.dataset['side'] === 'clerk' ? openCounter(main) : Promise.resolve(null);

export interface Counter {
  readonly device: Device;
  keep(recorded: Recorded): Promise<KeptVisit>;
  send(): Promise<void>;
  pack(): AppPackage | null;
}
interface Done {
  readonly visit: KeptVisit;
  readonly code: string | null;
  readonly personLanguage: Language;
}
interface Shown {
  readonly fields?: Fields;
  readonly issues?: readonly FieldIssue[];
  readonly error?: string;
}
