import type { XdfDocument } from '../xdf/model.ts';
import type { Place, Plan, Work, WorkTopic } from './plan.ts';

/** `import-report.md`, German: what became what, and everything that is left for people to do. */
export function writeReport({ document, file, sha256, plan, work, id }: ReportInput): string {
  const { root, standard, writtenOn } = document;
  const topics = (Object.keys(headings) as WorkTopic[]).filter((topic) => work.some((one) => one.topic === topic));
  return [
    `# Import von „${root.name || root.id}“`,
    '',
    `- Dienst: \`${id}\``,
    `- Quelle: ${standard}, ${root.id} Version ${root.version || 'ohne Angabe'}, Datei \`${file}\``,
    `- Prüfsumme der Datei (SHA-256): \`${sha256}\``,
    ...(writtenOn ? [`- Stand der Datei: ${writtenOn}`] : []),
    `- Übernommen: ${count(plan.places, 'field')} Felder und ${count(plan.places, 'group')} Gruppen an ihren Stellen`,
    `- Offene Arbeit: ${work.length} Punkte`,
    '',
    '## Offene Arbeit',
    '',
    ...topics.flatMap((topic) =>
      sectionOf(
        topic,
        work.filter((one) => one.topic === topic),
      ),
    ),
    '## Was wurde was',
    '',
    '| Element | Name | Anzahl | Wurde | Als |',
    '| --- | --- | --- | --- | --- |',
    ...plan.places.map(rowOf),
    '',
    ...listsOf(plan),
    ...keptOf(plan),
  ].join('\n');
}

function sectionOf(topic: WorkTopic, items: readonly Work[]): readonly string[] {
  return [
    `### ${headings[topic]} (${items.length})`,
    '',
    ...items.map(({ text, source, about }) => {
      const [first = '', ...more] = text.split('\n').map(escaped);
      const place = source
        ? ` *(${source.id || 'ohne Kennung'}${source.version ? ` V${source.version}` : ''}, Zeile ${source.line})*`
        : '';
      const where = about && topic !== 'rule' && topic !== 'text' ? ` → \`${about.join('`, `')}\`` : '';
      return [`- [ ] ${first}${where}${place}`, ...more.map((line) => `  - ${line}`)].join('\n');
    }),
    '',
  ];
}

const rowOf = ({ id, version, name, path, cardinality, became, as }: Place): string =>
  `| ${cell(`${id} V${version}`)} | ${cell([...path, name].join(' / '))} | ${cell(cardinality || '–')} | ${became ? `\`${became}\`` : '–'} | ${cell(as)} |`;

function listsOf({ codeLists }: Plan): readonly string[] {
  if (codeLists.length === 0) return [];
  return [
    '## Codelisten',
    '',
    '| Codeliste | Version | Frage | Stand | Werte |',
    '| --- | --- | --- | --- | --- |',
    ...codeLists.map(
      ({ id, uri, version, question, state, codes }) =>
        `| ${cell(uri || id || '–')} | ${cell(version || '–')} | \`${question}\` | ${states[state]} | ${Object.keys(codes).length} |`,
    ),
    '',
    'Welche Auswahl welchen Code hat, steht in `provenance.yaml`.',
    '',
  ];
}

/** Texts without a place in the form: how many of each name; the texts themselves stand in `provenance.yaml`. */
function keptOf({ places }: Plan): readonly string[] {
  const counts = new Map<string, number>();
  for (const { kept } of places) for (const name of Object.keys(kept)) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size === 0) return [];
  return [
    '## Angaben ohne Platz im Formular',
    '',
    'Sie stehen vollständig in `provenance.yaml`, beim jeweiligen Element.',
    '',
    ...[...counts].map(([name, number]) => `- ${name}: ${number}`),
    '',
  ];
}

const headings: Readonly<Record<WorkTopic, string>> = {
  decide: 'Das Fachamt entscheidet',
  rule: 'Regeln, die nur als Text da sind',
  list: 'Codelisten',
  type: 'Feldarten und Datentypen',
  cardinality: 'Anzahlen',
  limit: 'Grenzen, Muster und Vorgaben',
  journey: 'Beispiele',
  unknown: 'Unbekanntes',
  text: 'Texte',
};
const states = { embedded: 'in der Datei', file: 'aus der beiliegenden Datei', missing: 'fehlt' } as const;

const count = (places: readonly Place[], kind: Place['kind']): number =>
  places.filter((place) => place.kind === kind).length;
const escaped = (text: string): string => text.replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;'));
const cell = (text: string): string => escaped(text).replace(/\|/g, '\\|');

interface ReportInput {
  readonly id: string;
  readonly document: XdfDocument;
  readonly file: string;
  readonly sha256: string;
  readonly plan: Plan;
  readonly work: readonly Work[];
}
