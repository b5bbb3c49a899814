import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  newAttribute,
  newText,
  type Splice,
  spliced,
  textIn,
  type XmlSpan,
  xmlElements,
} from '../xml-text.ts';
import type { FeelRename, Left } from './rename.ts';

/** Gives an answer another name in the process: in its conditions, amounts, timers and in the lists of answers a task needs. */
export function renameInProcess(files: Files, names: Names, feel: FeelRename): Renamed {
  return inXml(files, 'process.bpmn', (xml, root) => {
    const found = new Findings('process.bpmn');
    for (const element of everything(root)) {
      for (const attribute of element.attributes) {
        const local = attribute.name.slice(attribute.name.indexOf(':') + 1);
        if (!attribute.name.includes(':')) continue;
        if (local === 'data') {
          const renamed = attribute.value.replace(/[^\s,]+/g, (one) => (one === names.from ? names.to : one));
          if (renamed !== attribute.value) found.add(newAttribute(xml, element, attribute.name, renamed));
        } else if (feelAttributes.has(local)) {
          const renamed = found.rename(attribute.value, feel(attribute.value, names), names);
          if (renamed !== null) found.add(newAttribute(xml, element, attribute.name, renamed));
        }
      }
      if (!feelElements.has(element.name) || element.children.length > 0) continue;
      const text = textIn(xml, element);
      const renamed = found.rename(text, feel(text, names), names, element.name.startsWith('time'));
      if (renamed !== null) found.add(newText(xml, element, renamed));
    }
    return found;
  });
}

/** Gives an answer another name in the rules: the input and every text that reads it; texts with a name of their own stay. */
export function renameInRules(files: Files, names: Names, feel: FeelRename): Renamed {
  return inXml(files, 'decision.dmn', (xml, root) => {
    const found = new Findings('decision.dmn');
    for (const input of childrenOf(root, 'inputData')) {
      if (attributeOf(input, 'name') !== names.from) continue;
      found.add(newAttribute(xml, input, 'name', names.to));
      const variable = childOf(input, 'variable');
      if (variable) found.add(newAttribute(xml, variable, 'name', names.to));
    }
    for (const element of readers(root, names.from)) {
      if (element.name !== 'text' || !element.parent) continue;
      const text = textIn(xml, element);
      const dialect = testElements.has(element.parent.name) ? ('unary-tests' as const) : ('expression' as const);
      if (text.trim() === '' || text.trim() === '-') continue;
      const renamed = found.rename(text, feel(text, { ...names, dialect }), names);
      if (renamed !== null) found.add(newText(xml, element, renamed));
    }
    return found;
  });
}

function inXml(files: Files, path: string, change: (xml: string, root: XmlSpan) => Findings): Renamed {
  const xml = files[path];
  if (!xml) return ok({ files, left: [] });
  const root = xmlElements(xml);
  if (!root) return refuse('file-broken');
  const found = change(xml, root);
  return ok({ files: { ...files, [path]: spliced(xml, found.splices) }, left: found.left });
}

class Findings {
  readonly splices: Splice[] = [];
  readonly left: Left[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(splice: Splice | null): void {
    if (splice) this.splices.push(splice);
  }

  /** The new text when it differs; what could not be renamed is noted. */
  rename(text: string, renamed: string | null, { from }: Names, mayBeOther = false): string | null {
    if (renamed === null && !mayBeOther && isWordIn(text, from)) this.left.push({ file: this.#file, text });
    return renamed === text ? null : renamed;
  }
}

const everything = (element: XmlSpan): readonly XmlSpan[] => [element, ...element.children.flatMap(everything)];

/** Everything outside of functions and contexts that call something of their own by this name. */
function readers(element: XmlSpan, name: string): readonly XmlSpan[] {
  const own = [
    ...childrenOf(element, 'formalParameter'),
    ...childrenOf(element, 'contextEntry').flatMap((entry) => childOf(entry, 'variable') ?? []),
  ];
  if (own.some((one) => attributeOf(one, 'name') === name)) return [];
  return [element, ...element.children.flatMap((child) => readers(child, name))];
}

/** True when the word stands in the text as a word of its own. */
export const isWordIn = (text: string, word: string): boolean => new RegExp(`(?<![\\w])${word}(?![\\w])`).test(text);

const feelAttributes: ReadonlySet<string> = new Set(['amount', 'purpose', 'due', 'collection', 'elementVariable']);
const feelElements: ReadonlySet<string> = new Set([
  'conditionExpression',
  'condition',
  'timeDate',
  'timeDuration',
  'timeCycle',
  'completionCondition',
]);
const testElements: ReadonlySet<string> = new Set([
  'inputEntry',
  'inputValues',
  'outputValues',
  'allowedValues',
  'typeConstraint',
]);

interface Names {
  readonly from: string;
  readonly to: string;
}
export type Renamed = Result<{ readonly files: Files; readonly left: readonly Left[] }, 'file-broken'>;
