import type { Route } from '#platform/http';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import type { StudioHttp } from './studio-http.ts';

/** Copies begun from files of other systems. */
export const importRoutes = (_parts: StudioParts, _http: StudioHttp): readonly Route[] => [];
