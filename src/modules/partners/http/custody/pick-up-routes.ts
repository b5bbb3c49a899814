import { parseCaseNumber } from '#kernel/case-number';
import { ownValue } from '#kernel/own-value';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { texts } from '../../texts/custody.ts';
import { kindName, networkOf, placeName } from '../../use-cases/custody/custody-parts.ts';
import { choosePlace, makeCode, type OwnPickUp, ownPickUp, releaseLocker } from '../../use-cases/custody/pick-up.ts';
import { pickUpState } from '../../use-cases/custody/pick-up-words.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import { pickUpPage } from '../pages/custody/pick-up-page.tsx';
import type { ShellFor } from '../shell-for.ts';
import { frameOf } from './desk-frame.ts';

/** The person's side: choose a place, see how far it is, get the code, and say that one stands at the locker. */
export const pickUpRoutes = (parts: PartnerParts, shellFor: ShellFor): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/abholen/:number',
    permission: 'pick-up:choose',
    handle: (request) => show(parts, shellFor, request, {}),
  },
  {
    method: 'POST',
    path: '/:lang/abholen/:number',
    permission: 'pick-up:choose',
    body: 'form',
    async handle(request) {
      const { form, language } = request;
      const number = numberIn(request);
      const order = { place: form.get('ort'), proxy: form.get('vertretung'), once: form.get('once') };
      const done = await choosePlace(parts, await parts.cases.visitorOf(request), number, order);
      if (done.ok) return redirect(`/${language}/abholen/${number}`);
      return done.reason === 'not-found' ? notFound : show(parts, shellFor, request, { wrong: done.reason });
    },
  },
  {
    method: 'POST',
    path: '/:lang/abholen/:number/code',
    permission: 'pick-up:choose',
    body: 'form',
    page: '/:lang/abholen/:number',
    async handle(request) {
      const phone = request.form.get('mobil').trim() || null;
      const done = await makeCode(parts, await parts.cases.visitorOf(request), numberIn(request), phone);
      if (done.ok) return show(parts, shellFor, request, { code: done.value, isTexted: phone !== null });
      return done.reason === 'not-found' ? notFound : show(parts, shellFor, request, { wrong: done.reason });
    },
  },
  {
    method: 'POST',
    path: '/:lang/abholen/:number/freigabe',
    permission: 'pick-up:choose',
    body: 'form',
    page: '/:lang/abholen/:number',
    async handle(request) {
      const number = numberIn(request);
      const done = await releaseLocker(parts, await parts.cases.visitorOf(request), number);
      if (done.ok) return redirect(`/${request.language}/abholen/${number}#fach`);
      return done.reason === 'not-found' ? notFound : show(parts, shellFor, request, { wrong: done.reason });
    },
  },
];

async function show(parts: PartnerParts, shellFor: ShellFor, request: Request, about: Shown): Promise<Reply> {
  const number = numberIn(request);
  const own = await ownPickUp(parts, await parts.cases.visitorOf(request), number);
  if (!own) return notFound;
  const { language, form } = request;
  const words = texts[language].pickUp;
  const { kind, wish, places, names } = own;
  const { wrong, code } = about;
  return html(
    pickUpPage({
      ...{ frame: frameOf(parts, shellFor, request), number, kind: kindName(parts, kind.id, language) },
      ...{ state: wish && pickUpState(words, wish, placeName(parts, wish.place, language)) },
      ...{ serial: wish?.serial ?? null, until: wish?.until ?? null, isHolderOnly: kind.holderOnly },
      chosen: wrong ? form.get('ort') || null : (wish?.place ?? null),
      proxy: wrong ? form.get('vertretung') : (names?.proxy ?? null),
      places: places.map(({ id, name, address, isLocker }) => ({
        ...{ id, name: name[language], isLocker },
        address: `${address.street}, ${address.postcode} ${address.city}`,
      })),
      ...{ hasAccount: own.hasAccount, isOpen: isOpen(own), isReady: wish?.state === 'ready' },
      ...{ isLocker: isAtLocker(parts, own), isReleased: isReleased(parts, own), hasCode: wish?.codeHash != null },
      ...{ mayText: parts.sms !== null, phone: wrong ? form.get('mobil') : '' },
      ...{ code: code ?? null, isTexted: about.isTexted ?? false, error: wrong ? errorOf(words, wrong) : null },
    }),
    wrong ? 422 : 200,
  );
}

const isOpen = ({ wish, isErased }: OwnPickUp): boolean => !isErased && (wish === null || wish.serial === null);

const isAtLocker = (parts: PartnerParts, { wish }: OwnPickUp): boolean =>
  networkOf(parts).lockers.some(({ id }) => id === wish?.place);

const isReleased = ({ clock }: PartnerParts, { wish }: OwnPickUp): boolean =>
  wish?.releasedUntil != null && wish.releasedUntil.getTime() > clock.now().epochMilliseconds;

function errorOf(words: (typeof texts)['de']['pickUp'], wrong: string) {
  if (wrong === 'place-missing') return { field: 'ort', message: words.placeMissing };
  if (wrong === 'name-too-long') return { field: 'vertretung', message: words.nameTooLong };
  if (wrong === 'holder-only') return { field: '', message: words.holderOnly };
  if (wrong === 'phone-wrong') return { field: 'mobil', message: words.errors['phone-wrong'] };
  const { errors } = words;
  return { field: '', message: ownValue(errors, wrong) ?? errors['not-now'] };
}

const numberIn = ({ params }: Request): string => {
  const number = parseCaseNumber(params['number'] ?? '');
  return number.ok ? number.value : '';
};

interface Shown {
  readonly wrong?: string;
  readonly code?: string;
  readonly isTexted?: boolean;
}
