import type { Route } from '#platform/http';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import type { StudioHttp } from './studio-http.ts';

/** A working copy as citizens will see it. */
export const previewRoutes = (_parts: StudioParts, _http: StudioHttp): readonly Route[] => [];
