import type { Request } from '#platform/http';
import type { PageShell } from '#ui';

/** The frame of a page for a request. */
export type ShellFor = (request: Request) => PageShell;
