import type { StreetData } from '#catalogue';
import type { Language } from '#kernel/language';
import { appTexts } from '../../../texts/app.ts';
import type { AppPackage } from '../../../use-cases/app/app-types.ts';
import { doneView, homeView } from '../../pages/app/home-view.tsx';
import { type Device, type KeptVisit, openDevice } from './device-store.ts';
import { drawPage, redrawPage } from './draw-page.ts';
import { keepVisit, type Recorded } from './keep-visit.ts';
import { lineToCity } from './line-to-city.ts';
import { beginVisit, type Chance, trialOf } from './open-visit.ts';
import { followCounter, tellPerson } from './person-screen.ts';
import { visitDesk } from './visit-desk.ts';

/** The app at the counter: where a visit begins, what lies on the device, and how far each has come. */
async function openCounter(place: HTMLElement): Promise<Counter> {
  const language = document.documentElement.lang as Language;
  const t = appTexts[language];
  const device = await openDevice();
  const person = tellPerson();
  let pack = await device.fact<AppPackage>('package');
  let streets = await device.fact<StreetData>('streets');
  let visits: readonly KeptVisit[] = await device.visits();
  let done: Done | null = null;
  let same: string | null = null;
  let room: number | null = null;
  let typed: Typed = nothingTyped;

  const showHome = (errors: readonly { field: string; message: string }[] = []): void => {
    const sorted = [...visits].sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1)).slice(0, 50);
    const html = homeView({
      ...{ language, room, errors, visits: sorted, pack: streets ? pack : null },
      ...{ isOver: pack !== null && pack.until < now(), line: line.state(), stuck: line.stuck() },
      waiting: visits.filter(({ state }) => state === 'kept').length,
      typed: { ...typed, isSamePerson: same !== null },
    });
    drawPage(place, html);
    person.show({ html: null, language });
  };
  const showDone = (about: Done): void => {
    const { host } = location;
    drawPage(place, doneView({ ...about, host, language }));
    const html = doneView({ ...about, host, language: about.personLanguage });
    person.show({ html, language: about.personLanguage });
  };
  const show = (): void => (done ? showDone(done) : showHome());

  const line = lineToCity(device, { changed: () => void refresh() });
  const keep = async (recorded: Recorded): Promise<KeptVisit> => {
    const kept = await keepVisit(device, pack!, recorded);
    visits = await device.visits();
    void line.send();
    return kept;
  };
  const desk = visitDesk({
    ...{ place, language, now },
    trialIn: (visit, own) => trialOf(visit, pack!, streets!, now(), own),
    showPerson: (html, own) => person.show({ html, language: own }),
    async keep(recorded, { person: who, language: personLanguage }) {
      await navigator.storage?.persist?.().catch(() => false);
      done = { visit: await keep(recorded), code: 'resumeCode' in who ? who.resumeCode : null, personLanguage };
    },
    sealed: show,
  });
  const refresh = async (): Promise<void> => {
    [pack, streets] = [await device.fact<AppPackage>('package'), await device.fact<StreetData>('streets')];
    visits = await device.visits();
    const sent = visits.find(({ id }) => id === done?.visit.id);
    if (done && sent) done = { ...done, visit: sent };
    const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    const fits = Math.floor((quota - usage) / 2_000_000);
    room = quota > 0 && fits < 200 ? fits : null;
    // During a visit nothing jumps away under anybody's hands.
    if (desk.isOpen()) return;
    if (!done) typed = readTyped(place) ?? typed;
    redrawPage(place, show);
  };

  const begin = (): void => {
    typed = readTyped(place) ?? typed;
    const service = pack?.services.find(({ id }) => id === typed.service);
    const wish = service && { service, language: typed.language, code: typed.code, resumeCode: same };
    const begun = wish && beginVisit(wish, chance);
    if (begun) {
      done = null;
      desk.open(begun);
    } else if (service) showHome([{ field: 'code', message: t.errors.code }]);
    else showHome([{ field: 'leistung', message: t.errors.service }]);
  };
  const finish = (act: string): void => {
    const isSame = act === 'weitere';
    same = isSame ? (done?.code ?? null) : null;
    typed = { ...nothingTyped, language: (isSame && done?.personLanguage) || 'de' };
    done = null;
    desk.end();
    showHome();
  };

  place.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const button = event.submitter as HTMLButtonElement | null;
    const act = button?.name === '_remove' ? `weg-datei:${button.value}` : (button?.value ?? 'weiter');
    if (act === 'ende' || form.id === 'app-done') finish(act);
    else if (form.id === 'app-begin') begin();
    else if (form.id === 'app-send') void line.renew().then(() => line.send());
    else void desk.press(form, act);
  });
  place.addEventListener('click', (event) => {
    const at = event.target as HTMLElement;
    const link = at.closest<HTMLAnchorElement>('a[href^="#frage:"]');
    const button = at.closest<HTMLButtonElement>('button[type=button]');
    if (link) {
      event.preventDefault();
      desk.jump(decodeURIComponent(link.hash.slice('#frage:'.length)));
    }
    if (button?.value === 'bildschirm') open(`${location.pathname}/mitlesen`, 'lipsia-person');
    if (button?.value === 'drucken') print();
  });
  place.addEventListener('input', () => {
    const form = place.querySelector<HTMLFormElement>('#app-question');
    if (form) desk.typed(form);
  });
  addEventListener('beforeunload', (event) => {
    if (desk.isOpen()) event.preventDefault();
  });

  const isKnown = pack !== null && streets !== null;
  if (isKnown) showHome();
  line.watch();
  await line.renew();
  if (!isKnown) {
    await refresh();
    showHome();
  }
  void line.send();
  return { device, keep, send: () => line.send(), pack: () => pack };
}

function readTyped(place: HTMLElement): Typed | null {
  const form = place.querySelector<HTMLFormElement>('#app-begin');
  if (!form) return null;
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? '');
  return { code: text('code'), service: text('leistung'), language: text('sprache') === 'en' ? 'en' : 'de' };
}

const nothingTyped: Typed = { code: '', service: '', language: 'de' };
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
interface Typed {
  readonly code: string;
  readonly service: string;
  readonly language: Language;
}
interface Done {
  readonly visit: KeptVisit;
  readonly code: string | null;
  readonly personLanguage: Language;
}
