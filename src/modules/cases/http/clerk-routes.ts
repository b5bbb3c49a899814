import type { Route } from '#platform/http';
import type { CaseParts } from '../use-cases/case-parts.ts';
import type { CaseHttp } from './case-http.ts';

/** Every address at which the city's staff work on cases. */
export const clerkRoutes = (_parts: CaseParts, _http: CaseHttp): readonly Route[] => [];
