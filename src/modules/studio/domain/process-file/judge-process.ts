import type { Bilingual } from '#kernel/language';
import { readXml, type XmlElement } from '#kernel/xml';
import { type Refusal, refused } from '../xml/refusal.ts';
import { attributeWords, elementWords, instead } from './engine-words.ts';
import { feelFromJuel } from './juel.ts';

/**
 * Looks at a BPMN or DMN file for everything that belongs to another engine: attributes, elements, expression languages, and elements that
 * do not run here, each with its line and what to write instead. `isFeel` says whether a text can be read as FEEL.
 */
export function judgeProcess(text: string, isFeel: (text: string) => boolean): JudgedProcess | Refusal {
  const read = readXml(text);
  if (!read.ok) return read;
  const { root } = read;
  const kind = root.uri === bpmn ? 'bpmn' : /\/spec\/DMN\//.test(root.uri) ? 'dmn' : null;
  if (root.name !== 'definitions' || !kind)
    return refused('not-a-process', root.line, `${root.name} ${root.uri}`.trim());
  const judged: Building = { changes: [], translations: new Map(), counts: new Map(), flows: 0 };
  visit(root, { owner: root, prefixes: {} }, judged, isFeel);
  const { changes, translations, counts, flows } = judged;
  if (flows > mostFlows) return refused('too-many', root.line, String(mostFlows));
  return { ok: true, kind, changes, translations, counts };
}

function visit(element: XmlElement, around: Around, judged: Building, isFeel: (text: string) => boolean): void {
  const prefixes = { ...around.prefixes, ...declared(element) };
  const isForeign = engineOf(element.uri) !== null;
  const owner = element.attributes['id'] && !isForeign ? element : around.owner;
  const say = (what: string, advice: Bilingual): void => {
    judged.changes.push({ line: element.line, owner: nameOf(owner), what, advice });
  };
  if (isForeign) {
    const advice = elementWords[element.name] ?? unknownPart;
    say(`${prefixOf(element.uri, prefixes)}${element.name}`, advice);
  } else {
    if (element.uri === bpmn && nodes.has(element.name))
      judged.counts.set(element.name, (judged.counts.get(element.name) ?? 0) + 1);
    if (element.name === 'sequenceFlow') judged.flows += 1;
    const other = element.uri === bpmn ? instead[element.name] : undefined;
    if (other) say(element.name, other);
  }
  for (const [name, value] of Object.entries(element.attributes)) {
    const [prefix, local] = name.split(':');
    if (local !== undefined && prefix !== 'xmlns' && !isForeign && engineOf(prefixes[prefix ?? ''] ?? '') !== null)
      say(`${name}="${short(value)}"`, attributeWords[local] ?? unknownPart);
    if (name === 'typeRef' && numberTypes.has(value)) say(`typeRef="${value}"`, onlyNumber);
    if ((name === 'language' || name === 'expressionLanguage') && !/feel/i.test(value))
      say(`${name}="${short(value)}"`, onlyFeel);
  }
  if (!isForeign && expressions.has(element.name)) judgeExpression(element, judged, say, isFeel);
  for (const child of element.children) visit(child, { ...around, owner, prefixes }, judged, isFeel);
}

function judgeExpression(
  element: XmlElement,
  judged: Building,
  say: (what: string, advice: Bilingual) => void,
  isFeel: (text: string) => boolean,
): void {
  const text = element.text.trim();
  if (!/[$#]\{/.test(text)) return;
  const feel = feelFromJuel(text);
  const works = feel !== null && isFeel(feel);
  say(
    `${element.name} ${short(text)}`,
    works
      ? { de: `Schreiben Sie FEEL: ${feel}`, en: `Write FEEL: ${feel}` }
      : {
          de: 'Dieser Ausdruck ruft Code auf. Schreiben Sie ihn in FEEL neu, mit Namen von Fragen und Ergebnissen.',
          en: 'This expression calls code. Write it anew in FEEL, with names of questions and results.',
        },
  );
  // What cannot be translated stands for a condition that is met, so that the rest can be judged.
  judged.translations.set(text, works ? feel : 'true');
}

const declared = (element: XmlElement): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(element.attributes).flatMap(([name, uri]) =>
      name.startsWith('xmlns:') ? [[name.slice(6), uri]] : [],
    ),
  );

/** The engine a namespace belongs to. */
export const engineOf = (uri: string): string | null => engines.find(([like]) => like.test(uri))?.[1] ?? null;

const engines: readonly (readonly [RegExp, string])[] = [
  [/^http:\/\/camunda\.org\/schema\/1\.0\/(bpmn|dmn)$/, 'Camunda 7'],
  [/^https?:\/\/operaton\.org\/schema\//, 'Operaton'],
  [/^http:\/\/camunda\.org\/schema\/zeebe/, 'Camunda 8'],
  [/^http:\/\/activiti\.org\//, 'Activiti'],
  [/^http:\/\/flowable\.org\//, 'Flowable'],
  [/jboss\.org\/drools/, 'jBPM'],
];

const prefixOf = (uri: string, prefixes: Readonly<Record<string, string>>): string => {
  const found = Object.entries(prefixes).find(([, known]) => known === uri)?.[0];
  return found ? `${found}:` : '';
};

const nameOf = ({ name, attributes }: XmlElement): string => {
  const words = attributes['name'] || attributes['id'];
  return words ? `${name} „${words.replace(/\s+/g, ' ')}“` : name;
};

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
};

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const expressions: ReadonlySet<string> = new Set([
  ...['conditionExpression', 'condition', 'timeDuration', 'timeDate', 'timeCycle', 'completionCondition'],
  ...['loopCardinality', 'text'],
]);
/** More than anybody can draw. */
const mostFlows = 2_000;
/** What moves a token. */
const nodes: ReadonlySet<string> = new Set([
  ...['startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent', 'task'],
  ...['userTask', 'serviceTask', 'sendTask', 'receiveTask', 'manualTask', 'businessRuleTask', 'scriptTask'],
  ...['callActivity', 'subProcess', 'transaction', 'adHocSubProcess', 'exclusiveGateway', 'inclusiveGateway'],
  ...['parallelGateway', 'eventBasedGateway', 'complexGateway'],
]);
const numberTypes: ReadonlySet<string> = new Set(['integer', 'long', 'double', 'short', 'float']);
const onlyNumber: Bilingual = { de: 'Schreiben Sie typeRef="number".', en: 'Write typeRef="number".' };
const onlyFeel: Bilingual = {
  de: 'Die einzige Ausdruckssprache ist FEEL. Schreiben Sie den Ausdruck neu.',
  en: 'The only expression language is FEEL. Write the expression anew.',
};
const unknownPart: Bilingual = {
  de: 'Das gehört zu einem anderen Produkt und läuft hier nicht. Löschen oder ersetzen Sie es.',
  en: 'This belongs to another product and does not run here. Delete or replace it.',
};

interface Around {
  readonly owner: XmlElement;
  readonly prefixes: Readonly<Record<string, string>>;
}
export interface Change {
  /** From 1. */
  readonly line: number;
  /** The element it belongs to. */
  readonly owner: string;
  readonly what: string;
  readonly advice: Bilingual;
}
interface Building {
  readonly changes: Change[];
  readonly translations: Map<string, string>;
  readonly counts: Map<string, number>;
  flows: number;
}
export interface JudgedProcess {
  readonly ok: true;
  readonly kind: 'bpmn' | 'dmn';
  readonly changes: readonly Change[];
  /** Expressions with their translation; `true` where there is none. */
  readonly translations: ReadonlyMap<string, string>;
  /** How many there are of each element that moves a token. */
  readonly counts: ReadonlyMap<string, number>;
}
