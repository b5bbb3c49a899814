import type { Permission } from '#kernel/permission';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { Hand } from '../../domain/custody/index.ts';
import { placeName } from '../../use-cases/custody/custody-parts.ts';
import { bagBehind } from '../../use-cases/custody/see-bags.ts';
import { signBag } from '../../use-cases/custody/sign-bag.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import { bagLabelPage } from '../pages/custody/bag-label-page.tsx';
import { bagPage } from '../pages/custody/bag-page.tsx';
import type { ShellFor } from '../shell-for.ts';
import { bagModel, frameOf, wordsFor } from './desk-frame.ts';

/** The page of a bag and the signature on it, for one kind of staff: who may see it and as whose hand they sign, the caller says. */
export function bagRoutes(parts: PartnerParts, shellFor: ShellFor, side: BagSide): readonly Route[] {
  const path = `/:lang${side.base}/:siegel` as const;
  return [
    {
      method: 'GET',
      path,
      permission: side.permission,
      handle: (request) => show(parts, shellFor, side, request, null),
    },
    ...(side.labels
      ? [
          {
            method: 'GET',
            path: `${path}/etikett`,
            permission: side.permission,
            handle: (request: Request) => label(parts, shellFor, side, request),
          } as const,
        ]
      : []),
    {
      method: 'POST',
      path: `${path}/unterschrift`,
      permission: side.permission,
      body: 'form',
      page: path,
      handle: (request) => sign(parts, shellFor, side, request),
    },
  ];
}

/** What is stuck on the bag, for whoever packs one. */
async function label(parts: PartnerParts, shellFor: ShellFor, side: BagSide, request: Request): Promise<Reply> {
  const found = await seen(parts, side, request);
  if (!found) return notFound;
  const { language } = request;
  const { seal, from, to, items } = found.bag;
  return html(
    bagLabelPage({
      ...{ frame: frameOf(parts, shellFor, request), seal, count: items.length },
      ...{ from: placeName(parts, from, language), to: placeName(parts, to, language) },
      back: `/${language}${side.base}/${seal}`,
    }),
  );
}

async function sign(parts: PartnerParts, shellFor: ShellFor, side: BagSide, request: Request): Promise<Reply> {
  const { form, actor, language } = request;
  const seal = request.params['siegel'] ?? '';
  const found = await seen(parts, side, request);
  if (!found) return notFound;
  const done = await signBag(parts, actor, found.hand, {
    ...{ seal, listHash: form.get('liste'), once: form.get('once'), isSealWhole: form.has('siegel') },
    ...(form.has('nummern') ? { counted: form.get('nummern') } : {}),
  });
  if (!done.ok) return show(parts, shellFor, side, request, done.reason);
  return redirect(`/${language}${side.base}/${seal}?fertig=${done.value}`);
}

async function show(
  parts: PartnerParts,
  shellFor: ShellFor,
  side: BagSide,
  request: Request,
  wrong: string | null,
): Promise<Reply> {
  const found = await seen(parts, side, request);
  if (!found) return notFound;
  const { language, form } = request;
  const frame = frameOf(parts, shellFor, request);
  const model = bagModel(parts, request, found.bag, found.hand);
  const typed = wrong ? { typed: form.get('nummern'), isSealWhole: form.has('siegel') } : {};
  const here = `/${language}${side.base}/${found.bag.seal}`;
  const page = bagPage({
    ...{ frame, ...model, step: model.step && { ...model.step, ...typed } },
    ...{ back: `/${language}${side.back}`, action: model.step ? `${here}/unterschrift` : null },
    label: side.labels && found.bag.state === 'sealed' ? `${here}/etikett` : null,
    error: wrong && wordsFor(frame.words, wrong),
  });
  return html(page, wrong ? 422 : 200);
}

/** The bag, if somebody may see it: one end of its way is theirs, or they carry it. */
async function seen(parts: PartnerParts, side: BagSide, request: Request) {
  const bag = await bagBehind(parts, request.params['siegel'] ?? '');
  const hand = bag && (await side.handFor(request, bag.from, bag.to));
  if (!bag || !hand) return null;
  const isTheirs =
    hand.role === 'courier'
      ? bag.courier === hand.id || bag.state === 'sealed'
      : bag.from === hand.place || bag.to === hand.place;
  return isTheirs ? { bag, hand } : null;
}

export interface BagSide {
  /** Without the language. */
  readonly base: string;
  readonly back: string;
  readonly permission: Permission;
  /** Whoever packs bags prints their labels. */
  readonly labels: boolean;
  handFor(request: Request, from: string, to: string): Promise<Hand | null> | Hand | null;
}
