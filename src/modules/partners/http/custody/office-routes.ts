import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { shelfOf } from '../../use-cases/custody/branch-shelf.ts';
import { kindName, networkOf, placeName } from '../../use-cases/custody/custody-parts.ts';
import { registerItem, sealBag, waitingWishes, wishOf } from '../../use-cases/custody/office-desk.ts';
import { bagsAt } from '../../use-cases/custody/see-bags.ts';
import { custodyOffices, officeHand } from '../../use-cases/custody/stand.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import { officeCustodyPage, registerPage, type WishLine } from '../pages/custody/office-custody-page.tsx';
import { packPage } from '../pages/custody/pack-page.tsx';
import type { ShellFor } from '../shell-for.ts';
import { bagRoutes } from './bag-routes.ts';
import { bagLine, frameOf, wordsFor } from './desk-frame.ts';

/** The office's side: register a document, put it into a bag, hand the bag over, take back what nobody fetched. */
export const officeCustodyRoutes = (parts: PartnerParts, shellFor: ShellFor): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/ausgabe',
    permission: 'custody:office',
    handle: (request) => overview(parts, shellFor, request),
  },
  {
    method: 'GET',
    path: '/:lang/team/ausgabe/erfassen/:wunsch',
    permission: 'custody:office',
    handle: (request) => askNumber(parts, shellFor, request, null),
  },
  {
    method: 'POST',
    path: '/:lang/team/ausgabe/erfassen/:wunsch',
    permission: 'custody:office',
    body: 'form',
    async handle(request) {
      const { actor, form, language, params } = request;
      const order = { wish: params['wunsch'] ?? '', serial: form.get('nummer'), once: form.get('once') };
      const wish = await wishOf(parts, actor, order.wish);
      if (!wish) return notFound;
      const done = await registerItem(parts, actor, order);
      return done.ok
        ? redirect(`/${language}/team/ausgabe?amt=${wish.office}&fertig=erfasst`)
        : askNumber(parts, shellFor, request, done.reason);
    },
  },
  {
    method: 'GET',
    path: '/:lang/team/ausgabe/packen/:ort',
    permission: 'custody:office',
    handle: (request) => askSeal(parts, shellFor, request, null),
  },
  {
    method: 'POST',
    path: '/:lang/team/ausgabe/packen/:ort',
    permission: 'custody:office',
    body: 'form',
    async handle(request) {
      const { actor, form, language, params } = request;
      const hand = officeHand(parts, actor, officeIn(parts, request));
      if (!hand) return notFound;
      const order = { seal: form.get('siegel'), serials: form.get('nummern'), to: params['ort'] ?? '' };
      const done = await sealBag(parts, actor, hand, { ...order, once: form.get('once') });
      return done.ok
        ? redirect(`/${language}/team/ausgabe/beutel/${done.value}?fertig=versiegelt`)
        : askSeal(parts, shellFor, request, done.reason);
    },
  },
  ...bagRoutes(parts, shellFor, {
    base: '/team/ausgabe/beutel',
    back: '/team/ausgabe',
    labels: true,
    permission: 'custody:office',
    handFor: ({ actor }, from, to) => officeHand(parts, actor, from) ?? officeHand(parts, actor, to),
  }),
];

async function overview(parts: PartnerParts, shellFor: ShellFor, request: Request): Promise<Reply> {
  const { language, actor } = request;
  const offices = custodyOffices(parts, actor);
  const office = officeIn(parts, request);
  if (!office) return notFound;
  const [wishes, shelf, bags] = await Promise.all([
    waitingWishes(parts, office),
    shelfOf(parts, office),
    bagsAt(parts, office),
  ]);
  const ready = shelf.filter(({ state, isBagged }) => state === 'registered' && !isBagged);
  const named = (id: string) => ({ id, name: placeName(parts, id, language) });
  return html(
    officeCustodyPage({
      ...{ frame: frameOf(parts, shellFor, request), office: named(office) },
      others: offices.filter((id) => id !== office).map(named),
      wishes: wishes.map((wish) => lineOf(parts, language, wish)),
      destinations: [...new Set(ready.map(({ to }) => to))].map((id) => ({
        ...named(id),
        count: ready.filter(({ to }) => to === id).length,
      })),
      bags: bags.map((bag) => bagLine(parts, request, '/team/ausgabe/beutel', bag)),
      returned: shelf
        .filter(({ state }) => state === 'returned')
        .map(({ serial, kind }) => ({ serial, kind: kindName(parts, kind, language) })),
    }),
  );
}

async function askNumber(
  parts: PartnerParts,
  shellFor: ShellFor,
  request: Request,
  wrong: string | null,
): Promise<Reply> {
  const found = await wishOf(parts, request.actor, request.params['wunsch'] ?? '');
  if (!found) return notFound;
  const frame = frameOf(parts, shellFor, request);
  const wish = lineOf(parts, request.language, found);
  const error = wrong && wordsFor(frame.words, wrong);
  return html(registerPage({ frame, wish, typed: request.form.get('nummer'), error }), wrong ? 422 : 200);
}

async function askSeal(
  parts: PartnerParts,
  shellFor: ShellFor,
  request: Request,
  wrong: string | null,
): Promise<Reply> {
  const { language, form } = request;
  const [office, to] = [officeIn(parts, request), request.params['ort'] ?? ''];
  const network = networkOf(parts);
  if (!office || ![...network.branches, ...network.lockers].some(({ id }) => id === to)) return notFound;
  const shelf = await shelfOf(parts, office);
  const frame = frameOf(parts, shellFor, request);
  const place = placeName(parts, to, language);
  const page = packPage({
    ...{ frame, title: frame.words.office.forPlace(place), back: `/${language}/team/ausgabe?amt=${office}` },
    action: `/${language}/team/ausgabe/packen/${to}?amt=${office}`,
    expected: shelf
      .filter((item) => item.state === 'registered' && !item.isBagged && item.to === to)
      .map(({ serial, kind }) => ({ serial, kind: kindName(parts, kind, language) })),
    typed: { serials: form.get('nummern'), seal: form.get('siegel') },
    error: wrong ? packError(frame.words, wrong, form.get('siegel')) : null,
  });
  return html(page, wrong ? 422 : 200);
}

/** The field that an error belongs to. */
export const packError = (words: Parameters<typeof wordsFor>[0], wrong: string, seal: string) => ({
  field: wrong === 'seal-used' || (wrong === 'number-wrong' && seal.trim() === '') ? 'siegel' : 'nummern',
  message: wordsFor(words, wrong),
});

const lineOf = (
  parts: PartnerParts,
  language: 'de' | 'en',
  { id, caseNumber, kind, place }: Pick<WishLine, 'id' | 'caseNumber' | 'kind' | 'place'>,
): WishLine => ({
  ...{ id, caseNumber, kind: kindName(parts, kind, language), place: placeName(parts, place, language) },
});

/** The office in the address, or the first of the own ones; empty for who has none with documents. */
const officeIn = (parts: PartnerParts, { actor, query }: Request): string => {
  const own = custodyOffices(parts, actor);
  return own.find((office) => office === query.get('amt')) ?? own[0] ?? '';
};
