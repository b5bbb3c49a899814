import type { Language } from '#kernel/language';

/** Gives the same address in the other language, query kept: `/de/hund-anmelden?x=1` to `/en/hund-anmelden?x=1`. */
export function switchLanguage(path: string, to: Language): string {
  const match = /^\/(?:de|en)(?=$|[/?#])/.exec(path);
  return match ? `/${to}${path.slice(match[0].length)}` : `/${to}`;
}
