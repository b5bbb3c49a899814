import type { Catalogue } from '#catalogue';
import type { Actor } from '#kernel/actor';
import type { Language } from '#kernel/language';
import { scopesOf } from '#kernel/permission';
import { remembered } from '#kernel/remembered';
import type { Config } from '#platform/config';
import type { SessionState } from '#platform/session';
import type { AssetManifest, NavLink, PageShell } from '#ui';
import { texts } from '../texts/index.ts';
import { treasuryOf } from './city-facts.ts';

/** What all pages of a visit share: language, city, menu and sign-in by who is there, footer, and the mark of the demo. */
export function shellOf(catalogue: Pick<Catalogue, 'city'>, assets: AssetManifest, config: Pick<Config, 'mode'>) {
  const isDemo = config.mode === 'demo';
  const treasury = treasuryOf(catalogue.city().data);
  const links = { de: linksOf('de', isDemo), en: linksOf('en', isDemo) };
  return (visit: Visit): PageShell => {
    const { language, actor } = visit;
    const url = visit.pageUrl ?? visit.url;
    const t = texts[language].shell;
    const path = `${url.pathname}${url.search}`;
    const isStaff = actor.kind === 'staff';
    const mandate = visit.session?.state.row?.mandateId ? t.mandate : null;
    const marks = [isStaff ? t.staff : null, mandate, isDemo ? t.demo : null].filter(Boolean);
    return {
      language,
      path,
      assets,
      cityName: catalogue.city().name,
      homeHref: `/${language}`,
      area: marks.join(' · ') || undefined,
      navigation: navigationOf(visit, mandate !== null, treasury),
      ...account(visit, path),
      links: links[language],
    };
  };
}

/** The links at the foot of every page. */
function linksOf(language: Language, isDemo: boolean): PageShell['links'] {
  const t = texts[language].shell;
  const to = (place: string): string => `/${language}${place}`;
  return {
    imprint: to('/impressum'),
    privacy: to('/datenschutz'),
    accessibility: to('/barrierefreiheit'),
    source: to('/ueber#quelltext'),
    more: [
      { href: to('/hilfe'), label: t.help },
      { href: to('/zahlen'), label: t.figures },
      { href: to('/protokoll'), label: t.log },
      { href: to('/daten'), label: t.openData },
      { href: to('/ziele'), label: t.goals },
      { href: to('/anfragen'), label: t.requests },
      { href: to('/aemter'), label: t.offices },
      { href: to('/servicepunkte'), label: t.branches },
      { href: to('/begriffe'), label: t.glossary },
      { href: to('/ueber'), label: t.about },
      ...(isDemo ? [{ href: to('/ueber#demo'), label: t.demoLink }] : []),
    ],
  };
}

/** Sign-in with the way back for guests; the person's own area and the way out for everybody else. */
function account(visit: Visit, path: string): Pick<PageShell, 'signIn' | 'signedIn' | 'signOut'> {
  const { language, actor } = visit;
  const t = texts[language].shell;
  if (actor.kind !== 'citizen' && actor.kind !== 'staff') return { signIn: { href: signInHref(language, path) } };
  const href = actor.kind === 'staff' ? `/${language}/team/konto` : `/${language}/mein-bereich`;
  return {
    signedIn: { name: actor.name ?? t.myAccount, href },
    signOut: visit.csrf ? { action: `/${language}/abmelden`, csrf: visit.csrf, label: t.signOut } : undefined,
  };
}

/** The address of the sign-in that leads back to a page afterwards. */
export const signInHref = (language: Language, back: string): string =>
  `/${language}/anmelden?zurueck=${encodeURIComponent(back)}`;

function navigationOf(visit: Visit, isMandate: boolean, treasury: string | null): readonly NavLink[] {
  const { actor, language } = visit;
  const path = (visit.pageUrl ?? visit.url).pathname;
  if (actor.kind === 'staff') return marked(placesOfStaff(actor, language, treasury), language, path);
  const [here] = placesOfPeople.find(([place]) => isAt(path, `/${language}${place}`)) ?? [''];
  return navigationOfPeople(`${language} ${isMandate} ${here}`);
}

/** The same object for all who are offered the same at the same place: by it the frames of their pages are found. */
const navigationOfPeople = remembered(100, (key: string) => {
  const [of, isMandate, here] = key.split(' ');
  const language = of as Language;
  const t = texts[language].shell;
  const offered = placesOfPeople.filter(([, word]) => word !== 'endMandate' || isMandate === 'true');
  const places = offered.map(([place, word]) => [place, t[word]] as const);
  return marked(places, language, `/${language}${here}`);
});
/** A part before the whole it belongs to. */
const placesOfPeople = [
  ['/mein-bereich/vollmachten', 'endMandate'],
  ['/termin', 'appointment'],
  ['/mein-bereich', 'myArea'],
  ['/weitermachen', 'resume'],
  ['/hilfe', 'help'],
] as const;

function placesOfStaff(actor: Actor, language: Language, treasury: string | null): readonly Place[] {
  const t = texts[language].shell;
  const may = (permission: Parameters<typeof scopesOf>[1]): boolean => scopesOf(actor.roles, permission).size > 0;
  return [
    ...(may('worklist:read') ? [['/team/vorgaenge', t.worklist] as const] : []),
    ...(may('case:decide') ? [['/team/beteiligungen', t.consultations] as const] : []),
    ...(may('case:approve') ? [['/team/worte', t.remarks] as const] : []),
    ...(may('paper:handle') ? [['/team/eingang', t.papers] as const] : []),
    ...(may('case:decide') ? [['/team/post', t.post] as const] : []),
    ...(treasury && actor.offices.includes(treasury) && may('case:decide')
      ? [['/team/zahlungen', t.payments] as const]
      : []),
    ...(may('service-draft:read') ? [['/team/studio', t.studio] as const] : []),
    ...(may('information:handle') ? [['/team/anfragen', t.answerRequests] as const] : []),
    ...(may('open-data:publish') ? [['/team/daten', t.publishData] as const] : []),
    ...(may('team:arrange') ? [['/team/einteilung', t.team] as const] : []),
    ...(may('appointment:plan')
      ? [['/team/termine', t.appointments] as const, ['/team/termine/aufruf', t.calling] as const]
      : []),
    ...(may('partner-visit:serve') ? [['/team/servicepunkt', t.servicePoint] as const] : []),
    ...(may('custody:office') ? [['/team/ausgabe', t.documents] as const] : []),
    ...(may('custody:branch') ? [['/team/bestand', t.documents] as const] : []),
    ...(may('custody:carry') ? [['/team/kurier', t.bags] as const] : []),
    ...(may('custody:settle') ? [['/team/beutelpruefung', t.bagAudit] as const] : []),
    ...(may('partner-branch:lead') ? [['/team/filiale', t.ownBranch] as const] : []),
    ...(may('partner-office:manage') ? [['/team/partner', t.branchOffice] as const] : []),
    ...(may('partner-audit:read') ? [['/team/partner/pruefung', t.branchAudit] as const] : []),
    ...(may('operations:read') ? [['/team/betrieb', t.operations] as const] : []),
  ];
}

/** The places as links, and the one where one is: of a part and the whole it belongs to, the part. */
function marked(places: readonly Place[], language: Language, path: string): readonly NavLink[] {
  const links = places.map(([place, label]) => ({ href: `/${language}${place}`, label }));
  const around = links.filter(({ href }) => isAt(path, href)).map(({ href }) => href);
  const here = around.sort((a, b) => b.length - a.length)[0];
  return links.map((link) => ({ ...link, current: link.href === here }));
}

const isAt = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

type Place = readonly [place: string, label: string];

/** The part of a request that the frame needs; refusals have it too. */
export interface Visit {
  readonly language: Language;
  readonly url: URL;
  /** The page the person stands on, where `url` only takes forms. */
  readonly pageUrl?: URL | undefined;
  readonly actor: Actor;
  readonly session?: { readonly state: SessionState } | undefined;
  readonly csrf?: string | undefined;
}
export type ShellFor = (visit: Visit) => PageShell;
