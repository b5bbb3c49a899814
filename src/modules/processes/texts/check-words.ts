import type { Bilingual } from '#kernel/language';

/** What is wrong with a process or a rule, and what a department does about it. */
export const checkWords = {
  'process-unreadable': ({ reason }) => ({
    de: `Der Ablauf ist keine lesbare BPMN-Datei: ${reason}. Speichern Sie ihn neu aus dem Zeichenprogramm.`,
    en: `The process is not a readable BPMN file: ${reason}. Save it again from the drawing program.`,
  }),
  'task-role': ({ task }) => ({
    de: `Der Aufgabe „${task}“ fehlt, wer sie hat. Setzen Sie lipsia:role auf clerk oder citizen.`,
    en: `The task “${task}” does not say who has it. Set lipsia:role to clerk or citizen.`,
  }),
  'task-outcomes': ({ task }) => ({
    de: `Der Aufgabe „${task}“ fehlen die Ergebnisse zur Auswahl. Ergänzen Sie lipsia:outcomes.`,
    en: `The task “${task}” has no outcomes to choose from. Add lipsia:outcomes.`,
  }),
  'task-result': ({ task }) => ({
    de: `„${task}“ hebt das Ergebnis nicht auf. Ergänzen Sie lipsia:result mit einem Namen.`,
    en: `“${task}” does not keep its result. Add lipsia:result with a name.`,
  }),
  'task-entries': ({ task, name, known }) => ({
    de: `„${task}“ lässt „${name}“ eintragen. Schreiben Sie Ergebnis.name:art mit der Art text, date oder money. Ergebnisse: ${known}.`,
    en: `“${task}” has “${name}” entered. Write outcome.name:type with the type text, date or money. Outcomes: ${known}.`,
  }),
  'task-correct': ({ task }) => ({
    de: `„${task}“ fragt Bürgerinnen und Bürger. Das geht nur mit lipsia:kind="correct".`,
    en: `“${task}” asks citizens. That works only with lipsia:kind="correct".`,
  }),
  'task-data': ({ task, name }) => ({
    de: `„${task}“ zeigt die Antwort „${name}“. Diese Frage gibt es im Formular nicht.`,
    en: `“${task}” shows the answer “${name}”. There is no such question in the form.`,
  }),
  'task-basket': ({ task, basket, office }) => ({
    de: `„${task}“ geht in den Korb „${basket}“. Das Amt ${office} hat ihn nicht: ergänzen Sie baskets in offices.yaml.`,
    en: `“${task}” goes to the basket “${basket}”. The office ${office} lacks it: add it to baskets in offices.yaml.`,
  }),
  'task-bulk': ({ task }) => ({
    de: `„${task}“ darf man nicht für viele auf einmal entscheiden. Das geht nur ohne Ermessen, ohne zweite Person und ohne Eintrag.`,
    en: `“${task}” must not be decided for many at once. That needs no discretion, no second person and no entry.`,
  }),
  'result-taken': ({ task, name }) => ({
    de: `„${task}“ nennt sein Ergebnis „${name}“. So heißt schon eine Frage. Wählen Sie einen anderen Namen.`,
    en: `“${task}” calls its result “${name}”. A question has that name already. Choose another one.`,
  }),
  'action-unknown': ({ task, name, known }) => ({
    de: `„${task}“ nennt die Aktion „${name}“. Es gibt nur: ${known}.`,
    en: `“${task}” names the action “${name}”. There are only: ${known}.`,
  }),
  'action-incomplete': ({ task, name }) => ({
    de: `Der Aufgabe „${task}“ fehlt die Angabe lipsia:${name}.`,
    en: `The task “${task}” lacks lipsia:${name}.`,
  }),
  'text-block-missing': ({ task, name }) => ({
    de: `„${task}“ schickt den Text „${name}“. Ergänzen Sie ihn unter steps oder blocks in beiden Sprachen.`,
    en: `“${task}” sends the text “${name}”. Add it under steps or blocks in both languages.`,
  }),
  'decision-unknown': ({ task, name }) => ({
    de: `„${task}“ rechnet mit der Regel „${name}“. Sie steht nicht in decision.dmn.`,
    en: `“${task}” uses the rule “${name}”. It is not in decision.dmn.`,
  }),
  'message-unknown': ({ task, name, known }) => ({
    de: `„${task}“ wartet auf die Nachricht „${name}“. Die schickt niemand. Es gibt: ${known}.`,
    en: `“${task}” waits for the message “${name}”. Nobody sends it. There are: ${known}.`,
  }),
  'timer-unreadable': ({ task, name }) => ({
    de: `Die Zeit „${name}“ bei „${task}“ ist nicht lesbar. Schreiben Sie zum Beispiel P2W, WD5 oder PT1H.`,
    en: `The time “${name}” at “${task}” cannot be read. Write for example P2W, WD5 or PT1H.`,
  }),
  'outcome-unknown': ({ task, name, known }) => ({
    de: `Das Ende „${task}“ hat das Ergebnis „${name}“. Es gibt: ${known}.`,
    en: `The end “${task}” has the outcome “${name}”. There are: ${known}.`,
  }),
  'outcome-missing': () => ({
    de: 'Kein Ende des Ablaufs nennt ein Ergebnis. Ergänzen Sie lipsia:outcome an den Enden.',
    en: 'No end of the process names an outcome. Add lipsia:outcome to the ends.',
  }),
  'rules-unreadable': ({ reason, fault }) => ({
    de: `Die Regeln sind keine lesbare DMN-Datei: ${reason} (${fault}).`,
    en: `The rules are not a readable DMN file: ${reason} (${fault}).`,
  }),
  'rules-fault': ({ reason, fault }) => ({
    de: `Diese Stelle der Regeln ist nicht gültig: ${reason} (${fault}).`,
    en: `This place of the rules is not valid: ${reason} (${fault}).`,
  }),
  'rule-input-unknown': ({ name }) => ({
    de: `Die Regeln brauchen „${name}“. Kein Formular und keine Aufgabe liefert das.`,
    en: `The rules need “${name}”. No form and no task provides it.`,
  }),
  'table-gap': ({ table, caseDe, caseEn }) => ({
    de: `In der Tabelle „${table}“ fehlt ein Fall: ${caseDe}. Ergänzen Sie eine Zeile.`,
    en: `The table “${table}” misses a case: ${caseEn}. Add a row.`,
  }),
  'table-overlap': ({ table, rules, caseDe, caseEn }) => ({
    de: `In der Tabelle „${table}“ gelten zwei Zeilen zugleich (${rules}): ${caseDe}. Trennen Sie die Fälle.`,
    en: `Two rows of the table “${table}” hold at once (${rules}): ${caseEn}. Keep the cases apart.`,
  }),
  'rule-hidden': ({ table, rules }) => ({
    de: `In der Tabelle „${table}“ gilt die Zeile ${rules} nie. Frühere Zeilen nehmen ihr alle Fälle.`,
    en: `The row ${rules} of the table “${table}” never holds. Earlier rows take all its cases.`,
  }),
  'table-unclear': ({ table }) => ({
    de: `Ob die Tabelle „${table}“ alle Fälle hat, ist nicht zu sehen. Schreiben Sie feste Werte in die Zellen.`,
    en: `Nobody can tell whether the table “${table}” has all cases. Write fixed values into its cells.`,
  }),
} satisfies Readonly<Record<string, (details: Readonly<Record<string, string>>) => Bilingual>>;

export type CheckCode = keyof typeof checkWords;
