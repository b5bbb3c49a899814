import type { Language } from '#kernel/language';
import { renderFragment } from '#ui';
import { formsTexts } from '../../texts/index.ts';

/** Streets as links that fill in the field; a fragment for the suggestions while typing. */
export function streetList(streets: readonly string[], field: string, language: Language): string {
  const words = formsTexts(language).streets;
  return renderFragment(
    <ul aria-label={streets.length > 0 ? words.found(streets.length) : words.none}>
      {streets.map((street) => (
        <li key={street}>
          <a href={`?${new URLSearchParams({ [field]: street })}`}>{street}</a>
        </li>
      ))}
    </ul>,
  );
}
