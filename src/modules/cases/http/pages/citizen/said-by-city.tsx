import type { CitizenCase } from '../../citizen/with-view.ts';

/** What the city wrote to the person, in German on a German page where the German words are there; marked where it is not the page's language. */
export function SaidByCity({ opened, said }: SaidProps) {
  const { language, view } = opened;
  const german = language === 'de' && view.row.language !== 'de' ? said.german : null;
  const shown = german ? 'de' : view.row.language;
  return <span lang={shown === language ? undefined : shown}>{german || said.text}</span>;
}

interface SaidProps {
  readonly opened: Pick<CitizenCase, 'language' | 'view'>;
  readonly said: { readonly text: string; readonly german?: string | null };
}
