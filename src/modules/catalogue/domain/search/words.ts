import { foldForSearch } from '#kernel/search-form';

/** The words of a text as they are searched: folded, in order. */
export const wordsOf = (text: string): string[] => foldForSearch(text).split(' ').filter(Boolean);

/** What people type around the word that counts, folded; left out unless nothing else is there. */
export function withoutFillers(words: readonly string[]): readonly string[] {
  const rest = words.filter((word) => !fillers.has(word));
  return rest.length > 0 ? rest : words;
}

/** A cautious stem for German and English: the same for `ummelden`, `Ummeldung` and `Ummeldungen`. */
export function stemOf(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  for (const ending of endings)
    if (word.endsWith(ending) && word.length - ending.length >= 3) return word.slice(0, -ending.length);
  return word;
}

const endings = ['ungen', 'ung', 'ing', 'en', 'er', 'em', 'es', 'ed', 'e', 's', 'n', 't'];

const fillers: ReadonlySet<string> = new Set(
  `ich wir du sie er es mein meine meinen meinem meiner ein eine einen einem einer der die das den dem des und oder
   fuer von vom zu zum zur im in an am auf bei mit ohne aus nach ueber wie wo was wann wer muss kann will moechte brauche
   habe hab ist sind bitte online leipzig i my me we you a an the and or for of to at on with from is are do does how
   where what when who can must need want would like please get have has`.split(/\s+/),
);
