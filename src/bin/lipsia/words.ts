import type { Language } from '#kernel/language';

/** What the command line says in both languages. */
export const words = {
  de: {
    help: `npm run lipsia -- <Befehl> [--language de|en]

  verify                 prüft Ereignisketten, Stände und Zugriffsprotokolle; endet mit 1 bei einem Bruch
  work                   erledigt alle fälligen Hintergrundarbeiten einmal
  settings               zeigt alle Einstellungen mit Zweck und Vorgabe
  migrate                bringt die Tabellen auf den neuesten Stand
  staff invite <Kennung> <Name> <Amt[,Amt]> <Rolle[,Rolle]>
                         lädt eine Person ein; der Link gilt sieben Tage und nur einmal
  partner-client add <Kennung> <Institution> <Filiale[,…]|*> <Leistung[,…]|*> <Recht[,…]|*> <Schlüssel.jwk>
                         [--test] [--webhook <https://…>] [--rate <Anfragen je Minute>]
                         meldet ein Programm eines Partners an; weiter: add-key, end-key, new-secret, revoke, list
  publish-service <Ordner> [Tag]
                         prüft den Ordner eines Dienstes und bietet ihn an, sofort oder ab dem Tag (2026-12-01)
  import-service <Datei.xml> --id <Dienst> --office <Amt> [--into <Ordner>]
                         macht aus XDatenfelder 2 oder 3 einen Dienst und nennt, was zu tun bleibt
  check-process <Datei.bpmn|Datei.dmn>
                         sagt, was aus Camunda 7 oder Operaton hier läuft und was zu ändern ist

Ohne DATABASE_URL gilt die Datenbank im Ordner DATA_DIR (./data), auch während die Stadt läuft.
`,
    noDatabase: (folder: string) =>
      `In ${folder} gibt es noch keine Datenbank. Starten Sie einmal mit npm start, oder setzen Sie DATABASE_URL.`,
    noOwner: 'Zum Ändern der Tabellen setzen Sie DATABASE_OWNER_URL.',
    notMigrated: 'Bringen Sie zuerst die Tabellen auf den neuesten Stand: npm run lipsia -- migrate',
    unknown: (command: string) => `Den Befehl „${command}“ gibt es nicht.`,
    settings: 'Diese Einstellungen passen nicht:',
    events: (streams: number, events: number, broken: number) =>
      `Ereignisketten:     ${streams} Ketten, ${events} Ereignisse, ${broken} gebrochen`,
    states: (cases: number, differing: number) =>
      `Stände:             ${cases} Vorgänge nachgespielt, ${differing} weichen ab`,
    access: (persons: number, entries: number, broken: number) =>
      `Zugriffsprotokolle: ${persons} Personen, ${entries} Einträge, ${broken} mit Lücke`,
    brokenEvents: (id: string) => `  gebrochene Kette: ${id}`,
    brokenState: (number: string) => `  abweichender Stand: ${number}`,
    brokenAccess: (id: string) => `  Lücke im Protokoll der Person: ${id}`,
    worked: (count: number) => `Erledigt: ${count}`,
    migrated: (files: readonly string[]) =>
      files.length === 0 ? 'Alle Tabellen sind auf dem neuesten Stand.' : `Neu: ${files.join(', ')}`,
    inviteUsage: 'Es fehlt etwas: staff invite <Kennung> <Name> <Amt[,Amt]> <Rolle[,Rolle]>',
    unknownOffice: (office: string, known: string) => `Das Amt ${office} gibt es nicht. Es gibt: ${known}.`,
    unknownRole: (role: string, known: string) => `Die Rolle ${role} gibt es nicht. Es gibt: ${known}.`,
    invited: (name: string, link: string) =>
      `Einladung für ${name}, gültig sieben Tage, nur einmal:\n${link}\nGeben Sie den Link nur dieser Person.`,
    clientUsage: 'Es fehlt etwas: partner-client add|add-key|end-key|new-secret|revoke|list, siehe --help',
    clientRefused: (why: string) => `Das geht nicht: ${why}`,
    clientAdded: (id: string, kid: string, secret: string) =>
      `${id} ist angemeldet.\nSchlüssel: ${kid}\nGeheimnis für Nachrichten (nur jetzt zu sehen): ${secret}`,
    clientDone: 'Erledigt.',
    publishUsage: 'Es fehlt der Ordner: publish-service <Ordner> [Tag]',
    wrongDay: (day: string) => `„${day}“ ist kein Tag. Schreiben Sie ihn so: 2026-12-01`,
    noFolder: (folder: string) => `Den Ordner ${folder} gibt es nicht.`,
    notPublished: (id: string) => `${id} wurde nicht veröffentlicht.`,
    published: (id: string, edition: number, from: string) => `${id}, Ausgabe ${edition}, gilt ab ${from}.`,
  },
  en: {
    help: `npm run lipsia -- <command> [--language de|en]

  verify                 checks event chains, states and access records; ends with 1 on a breach
  work                   does all background work that is due, once
  settings               shows every setting with its purpose and default
  migrate                brings the tables up to date
  staff invite <login> <name> <office[,office]> <role[,role]>
                         invites a person; the link holds for seven days and only once
  partner-client add <id> <institution> <branch[,…]|*> <service[,…]|*> <right[,…]|*> <key.jwk>
                         [--test] [--webhook <https://…>] [--rate <requests per minute>]
                         registers a program of a partner; further: add-key, end-key, new-secret, revoke, list
  publish-service <folder> [day]
                         checks the folder of a service and offers it, at once or from the day on (2026-12-01)
  import-service <file.xml> --id <service> --office <office> [--into <folder>]
                         makes a service from XDatenfelder 2 or 3 and names what is left to do
  check-process <file.bpmn|file.dmn>
                         says what of Camunda 7 or Operaton runs here and what is to be changed

Without DATABASE_URL the database in the folder DATA_DIR (./data) is meant, also while the city runs.
`,
    noDatabase: (folder: string) =>
      `There is no database in ${folder} yet. Start once with npm start, or set DATABASE_URL.`,
    noOwner: 'To change the tables, set DATABASE_OWNER_URL.',
    notMigrated: 'Bring the tables up to date first: npm run lipsia -- migrate',
    unknown: (command: string) => `There is no command “${command}”.`,
    settings: 'These settings do not fit:',
    events: (streams: number, events: number, broken: number) =>
      `Event chains:   ${streams} chains, ${events} events, ${broken} broken`,
    states: (cases: number, differing: number) => `States:         ${cases} cases replayed, ${differing} differ`,
    access: (persons: number, entries: number, broken: number) =>
      `Access records: ${persons} persons, ${entries} entries, ${broken} with a gap`,
    brokenEvents: (id: string) => `  broken chain: ${id}`,
    brokenState: (number: string) => `  state that differs: ${number}`,
    brokenAccess: (id: string) => `  gap in the record of the person: ${id}`,
    worked: (count: number) => `Done: ${count}`,
    migrated: (files: readonly string[]) =>
      files.length === 0 ? 'All tables are up to date.' : `New: ${files.join(', ')}`,
    inviteUsage: 'Something is missing: staff invite <login> <name> <office[,office]> <role[,role]>',
    unknownOffice: (office: string, known: string) => `There is no office ${office}. There are: ${known}.`,
    unknownRole: (role: string, known: string) => `There is no role ${role}. There are: ${known}.`,
    invited: (name: string, link: string) =>
      `Invitation for ${name}, valid for seven days, only once:\n${link}\nGive the link to this person only.`,
    clientUsage: 'Something is missing: partner-client add|add-key|end-key|new-secret|revoke|list, see --help',
    clientRefused: (why: string) => `This cannot be done: ${why}`,
    clientAdded: (id: string, kid: string, secret: string) =>
      `${id} is registered.\nKey: ${kid}\nSecret for news (shown only now): ${secret}`,
    clientDone: 'Done.',
    publishUsage: 'The folder is missing: publish-service <folder> [day]',
    wrongDay: (day: string) => `“${day}” is no day. Write it like this: 2026-12-01`,
    noFolder: (folder: string) => `There is no folder ${folder}.`,
    notPublished: (id: string) => `${id} was not published.`,
    published: (id: string, edition: number, from: string) => `${id}, edition ${edition}, holds from ${from}.`,
  },
} as const satisfies Readonly<Record<Language, object>>;

export type Words = (typeof words)[Language];
