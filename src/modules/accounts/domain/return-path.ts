import { isLanguage, type Language } from '#kernel/language';

/**
 * The page to go back to after signing in: an own path with its query, in a language the city serves. Anything that a browser
 * could read as another site (`//host`, `/\host`, control characters) and the sign-in pages themselves give the person's own area.
 */
export function safeReturnPath(wanted: string | null, language: Language): string {
  const home = `/${language}/mein-bereich`;
  if (!wanted || wanted.length > 2_000 || !/^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(wanted)) return home;
  if (!URL.canParse(wanted, own)) return home;
  const url = new URL(wanted, own);
  const [, first, second] = url.pathname.split('/');
  if (url.origin !== own || url.pathname.startsWith('//') || !isLanguage(first)) return home;
  if (second === 'anmelden' || second === 'abmelden' || second === 'abgemeldet') return home;
  return `${url.pathname}${url.search}`;
}

const own = 'https://own.invalid';
