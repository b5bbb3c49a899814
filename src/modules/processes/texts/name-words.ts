import type { Bilingual } from '#kernel/language';
import type { NameFault } from '../domain/known/check-names.ts';
import { feelReason } from './feel-words.ts';

/** What is wrong with a name in a condition, and what a department does about it. */
export function nameWords({ code, name, of, known, at, text }: NameFault): Bilingual {
  const there = (known ?? []).slice(0, 12).join(', ');
  switch (code) {
    case 'feel-unreadable':
      return {
        de: `„${text}“ ist kein gültiges FEEL. ${feelReason(name).de} Prüfen Sie die Stelle ab Zeichen ${at}.`,
        en: `“${text}” is not valid FEEL. ${feelReason(name).en} Check the place from character ${at}.`,
      };
    case 'name-unknown':
      return {
        de: `Den Namen „${name}“ gibt es nicht. Prüfen Sie die Schreibweise in „${text}“.`,
        en: `There is no name “${name}”. Check the spelling in “${text}”.`,
      };
    case 'entry-unknown':
      return {
        de: `„${of}“ hat keinen Eintrag „${name}“. Es gibt: ${there}.`,
        en: `“${of}” has no entry “${name}”. There are: ${there}.`,
      };
    case 'option-unknown':
      return {
        de: `„${of}“ kann nie „${name}“ sein. Es gibt: ${there}.`,
        en: `“${of}” can never be “${name}”. There are: ${there}.`,
      };
  }
}
