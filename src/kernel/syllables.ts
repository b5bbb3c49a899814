/** The spoken syllables of a German word by its vowel groups, at least 1; common joints and loanwords are known. */
export function countSyllables(word: string): number {
  let text = word.normalize('NFC').toLowerCase();
  for (const [pattern, replacement] of corrections) text = text.replace(pattern, replacement);
  return Math.max(1, text.match(nuclei)?.length ?? 0);
}

// Two vowels that are spoken as one; every other vowel is a syllable of its own.
const nuclei = /eau|aa|ee|oo|ie|ei|ai|au|eu|äu|ou|oi|ay|ey|oy|[aeiouyäöüáàâéèêíìîóòôúùûåæøœ]/g;

// A bar parts vowels that only look like one sound; a consonant replaces vowels that are not spoken.
const corrections: readonly (readonly [RegExp, string])[] = [
  [/qu/g, 'q'],
  [/^y(?=[aeiouäöü])/, 'j'],
  [/(servic|onlin|websit|updat)e/g, '$1'],
  [/homepage/g, 'hompag'],
  [/code(?=s?$)/, 'cod'],
  [/team/g, 'tim'],
  [/e-?mail/g, 'emal'],
  // Prefix and stem: be-enden, be-urkunden, be-inhalten, ge-impft, ko-operation.
  [/(^|un|ver)(be|ge)(?=ur|in[hn]|irr|imp|e[hin]|erb)/g, '$1$2|'],
  [/koo(?=[prs])/g, 'ko|o'],
  // Latin endings: Muse-um, Jubilä-um, Ide-en, Famili-e, Kriteri-en, Pati-ent.
  [/([stl])eum/g, '$1e|um'],
  [/läum(?=s?$)/, 'lä|um'],
  [/(id|arm|all|s|f|mosch)een/g, '$1e|en'],
  [/(famil|lin|ser|stud|immobil|präm|akt|mater|kastan|petersil|fol|ar|orchid|lil|komöd|tragöd)ie(?!r)/g, '$1i|e'],
  [/(?<!schr|sp)([bcdfglmnprstvz])ien(?=$|[^a-zäöüß])/g, '$1i|en'],
  [/(fer|med|kriter|ital|span|belg|rumän|bulgar|syr|as)ien/g, '$1i|en'],
  [/(pat|kl|or|quot|gred)ient/g, '$1i|ent'],
  [/hygie/g, 'hygi|e'],
];
