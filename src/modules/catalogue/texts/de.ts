import type { Details } from '#kernel/result';

const value = (details: Details, name: string): string => {
  const entry = details[name];
  return Array.isArray(entry) ? entry.join(', ') : String(entry ?? '');
};

/** What a value must look like, by the code the schema gives. */
const expected: Readonly<Record<string, string>> = {
  string: 'ein Text',
  number: 'eine Zahl',
  int: 'eine ganze Zahl',
  boolean: 'true oder false',
  array: 'eine Liste',
  object: 'eine Gruppe von Angaben',
  record: 'eine Gruppe von Angaben',
  'not-empty': 'ein Eintrag, der nicht leer ist',
  kebab: 'Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel hund-anmelden',
  'feel-name': 'ein Name ohne Leerzeichen, Umlaute und Bindestriche, zum Beispiel hundName',
  'iso-date': 'ein Datum wie 2026-01-31',
  'iso-period': 'ein Zeitraum wie P2W (zwei Wochen) oder P3M (drei Monate)',
  promised: 'eine Zusage wie WD5 (fünf Arbeitstage) oder PT5M (fünf Minuten)',
  sha256: '64 Zeichen aus 0 bis 9 und a bis f',
  'service-key': '99 und zwölf weitere Ziffern in Anführungszeichen',
  edition: 'eine ganze Zahl ab 1',
  law: 'mindestens eine Rechtsgrundlage',
  cents: 'ein Betrag in Cent, ohne Komma',
  ars: 'zwölf Ziffern in Anführungszeichen',
  ags: 'acht Ziffern in Anführungszeichen',
  colour: 'eine Farbe wie #1a5fb4',
  postcode: 'fünf Ziffern in Anführungszeichen',
  'house-number': 'eine Hausnummer ab 1',
};

const kinds: Readonly<Record<string, string>> = {
  page: 'die Seite',
  question: 'die Frage',
  option: 'die Auswahl',
  repeat: 'die Wiederholung',
  exit: 'den Ausstieg',
  step: 'den Schritt',
  task: 'die Aufgabe',
  outcome: 'das Ergebnis',
  entry: 'den Eintrag',
};

/** Names of the rules of style. */
const rules: Readonly<Record<string, string>> = {
  passive: 'Sagen Sie, wer es tut',
  'noun-style': 'weniger Wörter auf -ung, -heit und -keit',
  'nested-clauses': 'weniger Nebensätze',
  abbreviation: 'Abkürzung ausschreiben',
  'double-negation': 'keine doppelte Verneinung',
};

const of = (details: Details, name: string, words: Readonly<Record<string, string>>): string =>
  words[value(details, name)] ?? value(details, name);

/** What a department reads about each problem: what is wrong and what to do. */
export const de = {
  'file-missing': (d) => `Die Datei ${value(d, 'name')} fehlt. Legen Sie sie an.`,
  'file-unknown': (d) =>
    `Die Datei ${value(d, 'name')} gehört nicht hierher. Benennen Sie sie um oder löschen Sie sie.`,
  'file-broken': (d) =>
    `Die Datei ist kein gültiges YAML. Prüfen Sie Einrückung und Anführungszeichen: ${value(d, 'reason')}`,
  'folder-address': (d) =>
    `Der Ordnername ${value(d, 'folder')} ist keine Adresse. Nehmen Sie Kleinbuchstaben, Ziffern und Bindestriche.`,
  'folder-name': (d) =>
    `Die id ${value(d, 'id')} passt nicht zum Ordner ${value(d, 'folder')}. Beide müssen gleich heißen.`,
  'key-twice': () => 'Diese Angabe steht zweimal. Löschen Sie eine davon.',
  'key-missing': (d) => `Die Angabe ${value(d, 'key')} fehlt. Ergänzen Sie sie.`,
  'key-unknown': (d) =>
    `Die Angabe ${value(d, 'key')} ist unbekannt. Prüfen Sie die Schreibweise oder löschen Sie sie.`,
  'text-unquoted': (d) =>
    `Hier zerfällt ein Satz am Komma: ${value(d, 'key')}. Setzen Sie den ganzen Text in Anführungszeichen.`,
  'value-wrong': (d) => `${value(d, 'key')} ist „${value(d, 'found')}“. Erwartet wird ${of(d, 'expected', expected)}.`,
  'language-missing': (d) =>
    `${value(d, 'key')} hat keinen Text auf ${value(d, 'language') === 'de' ? 'Deutsch' : 'Englisch'}. Ergänzen Sie ihn.`,
  'text-one-language': (d) => `Der Text ${value(d, 'key')} steht nur in ${value(d, 'other')}. Übersetzen Sie ihn hier.`,
  'text-missing': (d) => `Für ${of(d, 'kind', kinds)} ${value(d, 'id')} fehlt der Text. Ergänzen Sie ihn.`,
  'text-unused': (d) => `Den Text ${value(d, 'key')} zeigt niemand. Prüfen Sie die id oder löschen Sie ihn.`,
  'office-unknown': (d) => `Das Amt ${value(d, 'id')} steht nicht in offices.yaml. Prüfen Sie die id.`,
  'office-closed': (d) => `Das Amt ${value(d, 'id')} ist geschlossen. Nennen Sie ein Amt, das offen ist.`,
  'fee-unknown': (d) => `Die Gebühr ${value(d, 'id')} steht nicht in fees.yaml. Ergänzen Sie sie dort.`,
  'life-event-unknown': (d) => `Die Lebenslage ${value(d, 'id')} steht nicht in life-events.yaml. Prüfen Sie die id.`,
  'follow-up-unknown': (d) => `Die Folgeleistung ${value(d, 'id')} gibt es nicht. Prüfen Sie die id.`,
  'listed-service-unknown': (d) =>
    `Die Leistung ${value(d, 'id')} gibt es nicht. Prüfen Sie die id oder löschen Sie sie.`,
  'question-unknown': (d) => `Die Frage ${value(d, 'id')} steht nicht in form.yaml. Prüfen Sie die id.`,
  'deadline-not-a-date': (d) => `Die Frist beginnt mit ${value(d, 'id')}. Diese Frage muss ein Datum sein.`,
  'letter-missing': (d) =>
    `Der Ablauf schreibt den Brief ${value(d, 'id')}. Legen Sie letters/${value(d, 'id')}.yaml an.`,
  'service-key-unconfirmed': (d) => `Der Leistungsschlüssel ist nicht bestätigt: ${value(d, 'reason')}`,
  'id-twice': (d) => `Die id ${value(d, 'id')} steht zweimal. Jede id darf nur einmal vorkommen.`,
  'fee-gap': (d) => `Für ${value(d, 'id')} gilt ab ${value(d, 'day')} kein Betrag. Schließen Sie die Lücke.`,
  'fee-overlap': (d) =>
    `Für ${value(d, 'id')} gelten ab ${value(d, 'day')} zwei Beträge. Beenden Sie den früheren mit until.`,
  'fee-unconfirmed': (d) => `Der Betrag ${value(d, 'id')} ist nicht bestätigt. Prüfen Sie die Quelle.`,
  'placeholder-open': (d) => `Ein Platzhalter in ${value(d, 'key')} ist nicht vollständig. Schreiben Sie {{ name }}.`,
  'placeholder-format': (d) => `Das Format ${value(d, 'format')} ist unbekannt. Möglich sind: ${value(d, 'known')}.`,
  'placeholder-differs': (d) =>
    `${value(d, 'key')} nennt auf Deutsch und Englisch verschiedene Werte. Deutsch: ${value(d, 'de') || 'keine'}. Englisch: ${value(d, 'en') || 'keine'}.`,
  'edition-not-raised': (d) =>
    `Der Inhalt ist neu, aber die edition ist noch ${value(d, 'edition')}. Setzen Sie sie auf ${value(d, 'next')}.`,
  'sentence-too-long': (d) =>
    `Ein Satz in ${value(d, 'key')} hat ${value(d, 'words')} Wörter. Teilen Sie ihn: „${value(d, 'sentence')}“`,
  'sentence-long': (d) =>
    `Ein Satz in ${value(d, 'key')} hat ${value(d, 'words')} Wörter. Kürzer liest er sich leichter: „${value(d, 'sentence')}“`,
  'text-too-hard': (d) => `Der Text ${value(d, 'key')} ist schwer zu lesen. Nehmen Sie kürzere Wörter und Sätze.`,
  'plain-language': (d) =>
    `Der Text ${value(d, 'key')} geht einfacher (${of(d, 'rule', rules)}): „${value(d, 'sentence')}“`,
  'german-term-missing': (d) =>
    `„${value(d, 'english')}“ steht hier zum ersten Mal. Schreiben Sie das deutsche Wort in Klammern dahinter: (${value(d, 'term')}).`,
  'term-unexplained': (d) =>
    `Das Wort ${value(d, 'term')} kommt in ${value(d, 'key')} vor. Erklären Sie es in glossary.yaml.`,
  'provenance-stale': (d) =>
    `Laut Herkunft gibt es im Formular ${value(d, 'id')}. Dort ist es nicht mehr. Passen Sie provenance.yaml an.`,
  'check-failed': (d) => `Die Prüfung „${value(d, 'check')}“ ist gescheitert: ${value(d, 'reason')}`,
} satisfies Readonly<Record<string, (details: Details) => string>>;
