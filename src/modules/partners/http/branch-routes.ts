import { legalDay } from '#kernel/clock';
import type { Language } from '#kernel/language';
import { html, json, type Request, type Route } from '#platform/http';
import { eligibilityAt } from '../domain/network/eligibility.ts';
import { findBranches, type PlaceWish } from '../domain/network/find-places.ts';
import type { Network } from '../domain/network/network.ts';
import { texts } from '../texts/index.ts';
import type { PartnerParts } from '../use-cases/partner-parts.ts';
import { usualWaits } from '../use-cases/waiting/usual-waits.ts';
import { branchList, branchQuery } from './api-schemas.ts';
import { branchesPage } from './pages/branches-page.tsx';
import type { ShellFor } from './shell-for.ts';

/** Where help is near: a page for people and the same for programs. */
export const branchRoutes = (parts: PartnerParts, shellFor: ShellFor): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/servicepunkte',
    permission: 'public',
    handle: async (request) => html(await show(parts, shellFor, request)),
  },
  {
    method: 'GET',
    path: '/api/v1/branches',
    permission: 'public',
    api: {
      summary: 'Service points of partners, nearest first',
      tag: 'partners',
      query: branchQuery,
      response: branchList,
    },
    handle: async (request) => json(await listed(parts, request.query)),
  },
];

async function show(parts: PartnerParts, shellFor: ShellFor, request: Request): Promise<string> {
  const { language, query } = request;
  const { network } = parts;
  const wish = wishOf(parts, query, {
    district: 'ortsteil',
    service: 'leistung',
    language: 'sprache',
    stepFree: 'stufenlos',
  });
  const titleOf = (service: string): string => titleIn(parts, service, language);
  return branchesPage({
    shell: shellFor(request),
    words: texts[language],
    wish,
    network,
    found: network ? findBranches(network, wish) : [],
    refused: network && wish.service ? refusalOf(network, wish.service, wish.day) : null,
    services: (network?.matrix ?? [])
      .map(({ service }) => ({ id: service, title: titleOf(service) }))
      .sort((a, b) => a.title.localeCompare(b.title, language)),
    titleOf,
    waitOf: await usualWaits(parts),
  });
}

async function listed(parts: PartnerParts, query: URLSearchParams) {
  const { network } = parts;
  const names = { district: 'district', service: 'service', language: 'language', stepFree: 'stepFree' };
  if (!network) return { branches: [], lockers: [] };
  const waitOf = await usualWaits(parts);
  return {
    branches: findBranches(network, wishOf(parts, query, names)).map(({ branch, district, services, kilometres }) => {
      const { id, name, institution, address, hours, access, languages } = branch;
      const example = network.institutions.some((one) => one.id === institution && one.example);
      const place = { id, name, institution, example, district, address, hours, access, languages };
      return { ...place, services, kilometres, wait: waitOf(id) };
    }),
    lockers: network.lockers.map(({ id, name, address, hours, access, boxes }) => ({
      ...{ id, name, address, hours, access, boxes },
    })),
  };
}

/** Anything that is not known is taken as not stated. */
function wishOf({ network, clock }: PartnerParts, query: URLSearchParams, names: WishNames): PlaceWish {
  const known = (typed: string | null, all: readonly string[] = []): string | null =>
    typed !== null && all.includes(typed) ? typed : null;
  return {
    day: legalDay(clock.now()),
    district: known(
      query.get(names.district),
      network?.districts.map(({ id }) => id),
    ),
    service: known(
      query.get(names.service),
      network?.matrix.map(({ service }) => service),
    ),
    language: known(
      query.get(names.language),
      network?.branches.flatMap(({ languages }) => languages),
    ),
    isStepFree: ['ja', 'true'].includes(query.get(names.stepFree) ?? ''),
  };
}

/** What the law refuses everywhere, in its own words; null for anything that is or could be open. */
function refusalOf(network: Network, service: string, day: Temporal.PlainDate) {
  const answer = eligibilityAt(network, { service, branch: '', day, isProtected: false });
  return answer.isOpen || answer.why !== 'law' ? null : { words: answer.words, instead: answer.instead };
}

const titleIn = (parts: PartnerParts, service: string, language: Language): string =>
  parts.catalogue.findService(service)?.texts[language].title ??
  parts.network?.matrix.find((row) => row.service === service)?.name?.[language] ??
  service;

interface WishNames {
  readonly district: string;
  readonly service: string;
  readonly language: string;
  readonly stepFree: string;
}
