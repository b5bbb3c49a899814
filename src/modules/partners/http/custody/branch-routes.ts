import { formatDate } from '#kernel/format';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { statedMethods } from '../../domain/visit/index.ts';
import { type Counted, countPlace, makeAllReady, shelfOf } from '../../use-cases/custody/branch-shelf.ts';
import { kindName, placeName } from '../../use-cases/custody/custody-parts.ts';
import { handOut, namesFor, tryCode } from '../../use-cases/custody/hand-out.ts';
import { sealBag } from '../../use-cases/custody/office-desk.ts';
import { bagsAt } from '../../use-cases/custody/see-bags.ts';
import { branchHand, type PlacedHand } from '../../use-cases/custody/stand.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import { branchCustodyPage, countPage } from '../pages/custody/branch-custody-page.tsx';
import { codePage, identityPage } from '../pages/custody/hand-out-page.tsx';
import { packPage } from '../pages/custody/pack-page.tsx';
import type { ShellFor } from '../shell-for.ts';
import { bagRoutes } from './bag-routes.ts';
import { bagLine, frameOf, wordsFor } from './desk-frame.ts';
import { packError } from './office-routes.ts';

/** The branch's side: take in with a count, put ready, count, hand out by code and identity, send back. */
export const branchCustodyRoutes = (parts: PartnerParts, shellFor: ShellFor): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/bestand',
    permission: 'custody:branch',
    handle: (request) => overview(parts, shellFor, request, null),
  },
  post('/:lang/team/bestand/bereit', '/:lang/team/bestand', parts, async (request, hand) => {
    const done = await makeAllReady(parts, request.actor, hand, request.form.get('once'));
    return done.ok
      ? redirect(`/${request.language}/team/bestand?fertig=bereit`)
      : overview(parts, shellFor, request, done.reason);
  }),
  get('/:lang/team/bestand/zaehlen', parts, (request) => counting(parts, shellFor, request, null, null)),
  post('/:lang/team/bestand/zaehlen', null, parts, async (request, hand) => {
    const { form, actor } = request;
    const done = await countPlace(parts, actor, hand, { serials: form.get('nummern'), once: form.get('once') });
    return done.ok
      ? counting(parts, shellFor, request, null, done.value)
      : counting(parts, shellFor, request, done.reason, null);
  }),
  get('/:lang/team/bestand/ruecklauf/:amt', parts, (request, hand) => packBack(parts, shellFor, request, hand, null)),
  post('/:lang/team/bestand/ruecklauf/:amt', null, parts, async (request, hand) => {
    const { form, actor, params, language } = request;
    const order = { seal: form.get('siegel'), serials: form.get('nummern'), to: params['amt'] ?? '' };
    const done = await sealBag(parts, actor, hand, { ...order, once: form.get('once') });
    return done.ok
      ? redirect(`/${language}/team/bestand/beutel/${done.value}?fertig=versiegelt`)
      : packBack(parts, shellFor, request, hand, done.reason);
  }),
  get('/:lang/team/bestand/ausgeben', parts, (request) => askCode(parts, shellFor, request, null)),
  post('/:lang/team/bestand/ausgeben', null, parts, async (request, hand) => {
    const { form, actor, language } = request;
    const order = { serial: form.get('nummer'), code: form.get('code'), once: form.get('once') };
    const done = await tryCode(parts, actor, hand, order);
    return done.ok
      ? redirect(`/${language}/team/bestand/ausgeben/${done.value}`)
      : askCode(parts, shellFor, request, done.reason);
  }),
  get('/:lang/team/bestand/ausgeben/:nummer', parts, (request) => askIdentity(parts, shellFor, request, null)),
  post('/:lang/team/bestand/ausgeben/:nummer', null, parts, async (request, hand) => {
    const { form, actor, params, language } = request;
    const method = statedMethods.find((one) => one === form.get('weg')) ?? null;
    const order = { serial: params['nummer'] ?? '', method, isProxy: form.has('vertretung'), once: form.get('once') };
    const done = await handOut(parts, actor, hand, order);
    return done.ok
      ? redirect(`/${language}/team/bestand?fertig=ausgegeben`)
      : askIdentity(parts, shellFor, request, done.reason);
  }),
  ...bagRoutes(parts, shellFor, {
    base: '/team/bestand/beutel',
    back: '/team/bestand',
    labels: true,
    permission: 'custody:branch',
    async handFor({ actor }) {
      const hand = await branchHand(parts, actor);
      return hand.ok ? hand.value : null;
    },
  }),
];

const get = (path: string, parts: PartnerParts, handle: AtBranch): Route => ({
  ...{ method: 'GET', path, permission: 'custody:branch' },
  handle: (request) => atBranch(parts, request, handle),
});

const post = (path: string, page: string | null, parts: PartnerParts, handle: AtBranch): Route => ({
  ...{ method: 'POST', path, permission: 'custody:branch', body: 'form', ...(page ? { page } : {}) },
  handle: (request) => atBranch(parts, request, handle),
});

/** Whoever may not serve today reads why on the overview. */
async function atBranch(parts: PartnerParts, request: Request, handle: AtBranch): Promise<Reply> {
  const hand = await branchHand(parts, request.actor);
  return hand.ok ? handle(request, hand.value) : redirect(`/${request.language}/team/bestand`);
}

async function overview(
  parts: PartnerParts,
  shellFor: ShellFor,
  request: Request,
  wrong: string | null,
): Promise<Reply> {
  const { language } = request;
  const frame = frameOf(parts, shellFor, request);
  const { words } = frame;
  const hand = await branchHand(parts, request.actor);
  const place = hand.ok ? hand.value.place : '';
  const [shelf, bags] = hand.ok ? await Promise.all([shelfOf(parts, place), bagsAt(parts, place)]) : [[], []];
  const back = shelf.filter(({ state, isBagged }) => state === 'expired' && !isBagged);
  return html(
    branchCustodyPage({
      ...{ frame, branch: placeName(parts, place, language), error: wrong && wordsFor(words, wrong) },
      notServing: hand.ok ? null : (words.notServing[hand.reason] ?? words.notServing['not-named'] ?? ''),
      bags: bags.map((bag) => bagLine(parts, request, '/team/bestand/beutel', bag)),
      arrived: shelf.filter(({ state }) => state === 'received').length,
      shelf: shelf.map(({ serial, kind, state, until }) => ({
        ...{ serial, kind: kindName(parts, kind, language), state: words.states[state] },
        until: until ? formatDate(Temporal.PlainDate.from(until), language) : '',
      })),
      back: [...new Set(back.map(({ office }) => office))].map((id) => ({ id, name: placeName(parts, id, language) })),
    }),
    wrong ? 422 : 200,
  );
}

function counting(
  parts: PartnerParts,
  shellFor: ShellFor,
  request: Request,
  wrong: string | null,
  result: Counted | null,
): Reply {
  const frame = frameOf(parts, shellFor, request);
  const typed = wrong ? request.form.get('nummern') : '';
  return html(countPage({ frame, typed, result, error: wrong && wordsFor(frame.words, wrong) }), wrong ? 422 : 200);
}

async function packBack(
  parts: PartnerParts,
  shellFor: ShellFor,
  request: Request,
  hand: PlacedHand,
  wrong: string | null,
): Promise<Reply> {
  const { language, form, params } = request;
  const office = params['amt'] ?? '';
  if (!parts.catalogue.findOffice(office)) return notFound;
  const shelf = await shelfOf(parts, hand.place);
  const frame = frameOf(parts, shellFor, request);
  const page = packPage({
    ...{ frame, title: frame.words.branch.backTo(placeName(parts, office, language)) },
    ...{ hint: frame.words.branch.backHint, back: `/${language}/team/bestand` },
    action: `/${language}/team/bestand/ruecklauf/${office}`,
    expected: shelf
      .filter((item) => item.state === 'expired' && !item.isBagged && item.office === office)
      .map(({ serial, kind }) => ({ serial, kind: kindName(parts, kind, language) })),
    typed: { serials: form.get('nummern'), seal: form.get('siegel') },
    error: wrong ? packError(frame.words, wrong, form.get('siegel')) : null,
  });
  return html(page, wrong ? 422 : 200);
}

function askCode(parts: PartnerParts, shellFor: ShellFor, request: Request, wrong: string | null): Reply {
  const frame = frameOf(parts, shellFor, request);
  const field = wrong?.startsWith('code') || wrong === 'no-code' ? 'code' : 'nummer';
  const error = wrong ? { field, message: wordsFor(frame.words, wrong) } : null;
  return html(codePage({ frame, typed: request.form.get('nummer'), error }), wrong ? 422 : 200);
}

async function askIdentity(
  parts: PartnerParts,
  shellFor: ShellFor,
  request: Request,
  wrong: string | null,
): Promise<Reply> {
  const serial = request.params['nummer'] ?? '';
  const found = await namesFor(parts, request.actor, serial);
  const frame = frameOf(parts, shellFor, request);
  if (!found) {
    const error = { field: 'nummer', message: frame.words.handOut.over };
    return html(codePage({ frame, typed: serial, error }), 422);
  }
  const { wish, names, isHolderOnly } = found;
  const page = identityPage({
    ...{ frame, serial, names, isHolderOnly, kind: kindName(parts, wish.kind, request.language) },
    error: wrong && wordsFor(frame.words, wrong),
  });
  return html(page, wrong ? 422 : 200);
}

type AtBranch = (request: Request, hand: PlacedHand) => Promise<Reply> | Reply;
