import type { Accounts } from '#accounts';
import type { Cases } from '#cases';
import type { Catalogue } from '#catalogue';
import type { Module, Platform } from '#platform/mount';
import type { Transparency } from '#transparency';
import type { ShellFor } from './http/shell-for.ts';

/** Mounts the requests for information: asking, the clock of the law, answers that survive attack, publication. */
export function informationModule(_platform: Platform, _needs: Needs): Module<null> {
  return { name: 'information', door: null, routes: [] };
}

interface Needs {
  readonly accounts: Accounts;
  readonly catalogue: Catalogue;
  readonly cases: Cases;
  readonly transparency: Transparency;
  readonly shellFor: ShellFor;
}
