import type { Bilingual } from '#kernel/language';

/** What is wrong with a letter or an example of a service, and what a department does about it. */
export const journeyWords = {
  'letter-shape': ({ reason }) => ({
    de: `Der Brief hat nicht die richtige Gestalt: ${reason}. Vergleichen Sie ihn mit einem anderen Brief.`,
    en: `The letter does not have the right shape: ${reason}. Compare it with another letter.`,
  }),
  'letter-empty': ({ name, journey }) => ({
    de: `Im Beispiel „${journey}“ bleibt {{ ${name} }} leer. Ergänzen Sie eine Bedingung (when) oder einen Ersatz.`,
    en: `In the journey “${journey}” {{ ${name} }} stays empty. Add a condition (when) or a substitute.`,
  }),
  'letter-hard': ({ sentence, value }) => ({
    de: `Dieser Satz ist im fertigen Brief zu schwer (${value}). Teilen Sie ihn: „${sentence}“`,
    en: `This sentence is too hard in the finished letter (${value}). Split it: “${sentence}”`,
  }),
  'letter-untested': ({ name }) => ({
    de: `Kein Beispiel schreibt den Brief „${name}“. Ergänzen Sie eines.`,
    en: `No journey writes the letter “${name}”. Add one.`,
  }),
  'outcome-untested': ({ name, task }) => ({
    de: `Kein Beispiel wählt bei „${task}“ das Ergebnis „${name}“. Ergänzen Sie eines.`,
    en: `No journey chooses the outcome “${name}” of “${task}”. Add one.`,
  }),
  'journey-fees': ({ name }) => ({
    de: `An diesem Tag haben Gebühren keinen Betrag: ${name}. Ergänzen Sie fees.yaml.`,
    en: `Fees have no amount on this day: ${name}. Complete fees.yaml.`,
  }),
  'journey-expect': () => ({
    de: 'Das Beispiel sagt nicht, wie es ausgeht. Ergänzen Sie expect mit outcome.',
    en: 'The journey does not say how it ends. Add expect with outcome.',
  }),
  'journey-task': ({ name, open }) => ({
    de: `Die Aufgabe „${name}“ ist hier nicht offen. Der Vorgang steht bei: ${open}.`,
    en: `The task “${name}” is not open here. The case stands at: ${open}.`,
  }),
  'journey-outcome': ({ name, known }) => ({
    de: `Das Ergebnis „${name}“ steht nicht zur Auswahl. Es gibt: ${known}.`,
    en: `The outcome “${name}” cannot be chosen. There are: ${known}.`,
  }),
  'journey-reason': ({ name }) => ({
    de: `Das Ergebnis „${name}“ braucht einen Grund (reason).`,
    en: `The outcome “${name}” needs a reason.`,
  }),
  'journey-entry': ({ name }) => ({
    de: `Der Eintrag „${name}“ fehlt oder ist nicht lesbar. Ergänzen Sie entries bei der Aufgabe.`,
    en: `The entry “${name}” is missing or cannot be read. Complete entries of the task.`,
  }),
  'journey-asks-nothing': ({ name }) => ({
    de: `„${name}“ fragt nach, nennt aber keine Frage. Ergänzen Sie questions.`,
    en: `“${name}” asks back but names no question. Add questions.`,
  }),
  'journey-not-asked': ({ name, known }) => ({
    de: `Nach „${name}“ hat niemand gefragt. Gefragt ist nach: ${known}.`,
    en: `Nobody asked for “${name}”. Asked is: ${known}.`,
  }),
  'journey-correction': ({ name }) => ({
    de: `Das Formular nimmt die neue Antwort nicht an: ${name}.`,
    en: `The form does not accept the new answer: ${name}.`,
  }),
  'journey-timer': ({ name }) => ({
    de: `Die Zeit „${name}“ läuft hier nicht. Prüfen Sie den Namen und die Reihenfolge.`,
    en: `The timer “${name}” does not run here. Check the name and the order.`,
  }),
  'journey-message': ({ name, open }) => ({
    de: `Auf die Nachricht „${name}“ wartet hier niemand. Der Vorgang steht bei: ${open}.`,
    en: `Nobody waits for the message “${name}” here. The case stands at: ${open}.`,
  }),
  'journey-unfinished': ({ open }) => ({
    de: `Der Vorgang kommt nicht zum Ende. Er steht bei: ${open}. Ergänzen Sie die Aufgabe unter tasks.`,
    en: `The case does not come to its end. It stands at: ${open}. Add the task under tasks.`,
  }),
  'journey-refused': ({ name, reason }) => ({
    de: `Der Ablauf geht hier nicht weiter (${[name, reason].filter(Boolean).join(', ')}). Prüfen Sie die Bedingungen.`,
    en: `The process does not go on here (${[name, reason].filter(Boolean).join(', ')}). Check the conditions.`,
  }),
  'journey-rule': ({ name, reason }) => ({
    de: `Die Regel „${name}“ gibt hier kein Ergebnis (${reason}).`,
    en: `The rule “${name}” gives no result here (${reason}).`,
  }),
  'journey-register': ({ name }) => ({
    de: `„${name}“ fragt das Melderegister. Ergänzen Sie register: unique, none oder ambiguous.`,
    en: `“${name}” asks the population register. Add register: unique, none or ambiguous.`,
  }),
  'journey-inquiry': ({ name }) => ({
    de: `„${name}“ fragt das Melderegister nach jemandem. Ergänzen Sie inquiry: found oder none.`,
    en: `“${name}” asks the population register for somebody. Add inquiry: found or none.`,
  }),
  'journey-landlord': ({ name }) => ({
    de: `„${name}“ prüft den Code des Vermieters. Ergänzen Sie landlord, zum Beispiel confirmed.`,
    en: `“${name}” checks the landlord’s code. Add landlord, for example confirmed.`,
  }),
  'journey-amount': ({ name }) => ({
    de: `Der Betrag bei „${name}“ ist keine ganze Zahl in Cent.`,
    en: `The amount at “${name}” is not a whole number in cents.`,
  }),
  'journey-variable': ({ name, expected, found }) => ({
    de: `Erwartet ist ${name} = ${expected}. Es kommt ${found} heraus.`,
    en: `Expected is ${name} = ${expected}. The result is ${found}.`,
  }),
  'journey-letters': ({ expected, found }) => ({
    de: `Erwartet sind die Briefe: ${expected}. Geschrieben sind: ${found}.`,
    en: `Expected are the letters: ${expected}. Written are: ${found}.`,
  }),
  'journey-forwarded': ({ expected, found }) => ({
    de: `Erwartet ist die Weitergabe ${expected}. Weitergegeben wird ${found}.`,
    en: `Expected is the forwarding ${expected}. Forwarded is ${found}.`,
  }),
  'forwarding-missing': () => ({
    de: 'Der Ablauf gibt Daten weiter, aber forwarding.yaml fehlt. Legen Sie die Datei an.',
    en: 'The process forwards data, but forwarding.yaml is missing. Add the file.',
  }),
  'forwarding-unused': () => ({
    de: 'Der Ablauf gibt keine Daten weiter. Löschen Sie forwarding.yaml oder ergänzen Sie report.forward.',
    en: 'The process forwards no data. Delete forwarding.yaml or add report.forward.',
  }),
  'forwarding-shape': ({ reason }) => ({
    de: `Die Weitergabe hat nicht die richtige Gestalt: ${reason}.`,
    en: `The forwarding does not have the right shape: ${reason}.`,
  }),
  'forwarding-question': ({ name }) => ({
    de: `Die Frage „${name}“ gibt es im Formular nicht, oder sie steht auch in einem Feld. Korrigieren Sie den Namen.`,
    en: `The question “${name}” is not in the form, or it also stands in a field. Correct the name.`,
  }),
  'forwarding-unplaced': ({ name }) => ({
    de: `Bei der Frage „${name}“ ist offen, ob sie weitergegeben wird. Nennen Sie sie bei einem Feld oder unter kept.`,
    en: `It is open whether the question “${name}” is forwarded. Name it with a field or under kept.`,
  }),
  'forwarding-field': ({ name }) => ({
    de: `Das Feld ${name} gibt es nicht. Korrigieren Sie die Nummer.`,
    en: `There is no field ${name}. Correct the number.`,
  }),
  'forwarding-unconfirmed': ({ name, reason }) => ({
    de: `Die Weitergabe bei ${name} ist nicht bestätigt: ${reason}`,
    en: `The forwarding of ${name} is not confirmed: ${reason}`,
  }),
  'journey-ends-otherwise': ({ expected, found }) => ({
    de: `Erwartet ist das Ergebnis ${expected}. Es kommt ${found} heraus.`,
    en: `Expected is the outcome ${expected}. The result is ${found}.`,
  }),
  'journey-automatic': ({ found }) => ({
    de:
      found === 'true'
        ? 'Hier entscheidet kein Mensch. Erwartet ist einer.'
        : 'Hier entscheidet ein Mensch. Erwartet ist keiner.',
    en: found === 'true' ? 'No person decides here. One is expected.' : 'A person decides here. None is expected.',
  }),
} satisfies Readonly<Record<string, (details: Readonly<Record<string, string>>) => Bilingual>>;

export type JourneyCode = keyof typeof journeyWords;
