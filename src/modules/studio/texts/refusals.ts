import type { Bilingual } from '#kernel/language';
import type { RefusalCode } from '../domain/xml/refusal.ts';

/** Why a file or a wish is refused, in a sentence. */
export const refusalWords: Readonly<Record<RefusalCode | RequestCode, (detail: string) => Bilingual>> = {
  'too-large': (most) => ({
    de: `Die Datei ist zu groß. Erlaubt sind ${most} MB.`,
    en: `The file is too large. ${most} MB are allowed.`,
  }),
  encoding: (found) => ({
    de: `Die Datei ist nicht in UTF-8 gespeichert (gefunden: ${found}). Speichern Sie sie in UTF-8.`,
    en: `The file is not saved in UTF-8 (found: ${found}). Save it in UTF-8.`,
  }),
  'document-type': () => ({
    de: 'Die Datei enthält eine DOCTYPE-Angabe. Sie kann Schaden anrichten und wird nicht gelesen.',
    en: 'The file contains a DOCTYPE declaration. It can do harm and is not read.',
  }),
  entity: (found) => ({
    de: `Die Datei benutzt die unbekannte Abkürzung ${found}. Schreiben Sie das Zeichen aus.`,
    en: `The file uses the unknown entity ${found}. Write out the character.`,
  }),
  'too-deep': (most) => ({
    de: `Die Datei ist zu tief verschachtelt. Erlaubt sind ${most} Ebenen.`,
    en: `The file is nested too deeply. ${most} levels are allowed.`,
  }),
  'too-many': (most) => ({
    de: `Die Datei hat zu viele Elemente. Erlaubt sind ${most}.`,
    en: `The file has too many elements. ${most} are allowed.`,
  }),
  'several-roots': (found) => ({
    de: `Nach dem Ende beginnt ein zweites Dokument (${found}). Eine Datei enthält genau eines.`,
    en: `After the end a second document begins (${found}). A file holds exactly one.`,
  }),
  malformed: (found) => ({
    de: `Die Datei ist kein gültiges XML: ${found}.`,
    en: `The file is not valid XML: ${found}.`,
  }),
  empty: () => ({ de: 'Die Datei ist leer.', en: 'The file is empty.' }),
  'not-xdf': (found) => ({
    de: `Die Datei ist kein XDatenfelder 2 oder 3. Gefunden: ${found}.`,
    en: `The file is not XDatenfelder 2 or 3. Found: ${found}.`,
  }),
  'not-a-process': (found) => ({
    de: `Die Datei ist weder BPMN 2.0 noch DMN. Gefunden: ${found}.`,
    en: `The file is neither BPMN 2.0 nor DMN. Found: ${found}.`,
  }),
  'nothing-asked': (id) => ({
    de: `In ${id} gibt es kein Feld, das jemand ausfüllt.`,
    en: `In ${id} there is no field that anybody fills in.`,
  }),
  'file-missing': (file) => ({
    de: `Die Datei ${file} gibt es nicht.`,
    en: `There is no file ${file}.`,
  }),
  'id-wrong': (id) => ({
    de: `„${id}“ geht nicht als Adresse des Dienstes. Nehmen Sie kleine Buchstaben, Ziffern und Bindestriche.`,
    en: `“${id}” cannot be the address of the service. Use small letters, digits and hyphens.`,
  }),
  'office-wrong': (id) => ({
    de: `„${id}“ geht nicht als Kennung des Amtes. Sie steht in offices.yaml.`,
    en: `“${id}” cannot be the id of the office. It stands in offices.yaml.`,
  }),
  'folder-exists': (folder) => ({
    de: `Den Ordner ${folder} gibt es schon. Er wird nicht überschrieben.`,
    en: `The folder ${folder} exists already. It is not overwritten.`,
  }),
};

export type RequestCode = 'file-missing' | 'id-wrong' | 'office-wrong' | 'folder-exists';
