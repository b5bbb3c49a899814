import { isLanguage, type Language } from '#kernel/language';

/** The best of the city's languages for an `Accept-Language` header; German when nothing fits. */
export function acceptedLanguage(header: string | null): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = Number(
        parameters
          .find((parameter) => parameter.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { language: tag.slice(0, 2).toLowerCase(), quality };
    })
    .filter((wish) => isLanguage(wish.language) && wish.quality > 0);
  wishes.sort((a, b) => b.quality - a.quality);
  const best = wishes[0]?.language;
  return isLanguage(best) ? best : 'de';
}
