import type { XdfField, XdfGroup, XdfRule } from '../xdf/model.ts';
import type { Place, UsedCodeList, Work } from './plan.ts';

/**
 * Every rule as open work, once per wording with all places of use: FIM writes rules in prose, so a person has to turn them into
 * conditions. A rule of the usual shape gets a proposal.
 */
export function workOnRules(
  root: XdfGroup,
  places: readonly Place[],
  codeLists: readonly UsedCodeList[],
): readonly Work[] {
  const known: Known = {
    questions: questionsById(places),
    lists: new Map(codeLists.map((list) => [list.question, list])),
  };
  const found = new Map<string, { readonly rule: XdfRule; readonly at: Set<string> }>();
  for (const { rule, at } of rulesIn(root)) {
    const key = JSON.stringify([rule.id, rule.version, rule.text, rule.script]);
    const before = found.get(key);
    if (before) before.at.add(at);
    else found.set(key, { rule, at: new Set([at]) });
  }
  return [...found.values()].map(({ rule, at }) => workOn(rule, [...at], known));
}

function workOn(rule: XdfRule, at: readonly string[], known: Known): Work {
  const named = [...new Set(rule.text.match(/\b[FG]\d{8,}\b/g) ?? [])].slice(0, mostNamed);
  const asked = named.map((id) => `${id} = ${first(known.questions.get(id) ?? []) || 'ohne Frage'}`);
  const others = Object.entries(rule.kept).filter(([, text]) => text !== rule.text);
  const text = [
    `Regel „${rule.name || rule.id}“ an ${first(at)}: ${rule.text || 'ohne Text'}`,
    ...(rule.script ? [`Programm in der Datei (wird nicht ausgeführt): ${rule.script}`] : []),
    ...(asked.length > 0 ? [`Im Formular: ${asked.join('; ')}.`] : []),
    ...proposalsFor(rule, known),
    ...(others.length > 0 ? [`Weitere Angaben: ${others.map(([name, words]) => `${name}: ${words}`).join('; ')}`] : []),
  ].join('\n');
  const about = named.flatMap((id) => (known.questions.get(id) ?? []).slice(0, mostShown));
  const source = { id: rule.id, version: rule.version, line: rule.line };
  return { topic: 'rule', text, source, ...(about.length > 0 && { about }) };
}

/** `Wenn Feld A = 001, dann muss B befüllt werden` as FEEL, or why that cannot be. */
function proposalsFor({ text }: XdfRule, { questions, lists }: Known): readonly string[] {
  return [...text.matchAll(needed)].slice(0, mostShown).flatMap(([, field = '', code = '', target = '']) =>
    (questions.get(field) ?? []).slice(0, mostShown).map((question) => {
      const list = lists.get(question);
      if (!list || Object.keys(list.codes).length === 0) return `Kein Vorschlag: Zu „${question}“ fehlt die Codeliste.`;
      const option = Object.entries(list.codes).find(([, value]) => value === code)?.[0];
      if (option === undefined)
        return `Achtung: Den Code ${code} gibt es in der Codeliste von „${question}“ nicht. Fragen Sie bei FIM nach.`;
      const targets = first(questions.get(target) ?? []) || target;
      return `Vorschlag: Seite mit ${targets} nur zeigen, wenn \`${question} = "${option}"\`, und dort Pflicht.`;
    }),
  );
}

function rulesIn(element: XdfGroup | XdfField): readonly { rule: XdfRule; at: string }[] {
  const own = element.rules.map((rule) => ({ rule, at: `${element.name || element.id} (${element.id})` }));
  return element.kind === 'field' ? own : [...own, ...element.parts.flatMap((use) => rulesIn(use.element))];
}

/** The questions of each element; of a group that has none itself, the first inside it. The places are in the order of the file. */
function questionsById(places: readonly Place[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  let waiting: Place[] = [];
  for (const place of places) {
    waiting = waiting.filter((group) => place.path.length > group.path.length);
    if (place.became === '') {
      if (place.kind === 'group') waiting.push(place);
      continue;
    }
    for (const { id } of [place, ...waiting]) found.set(id, (found.get(id) ?? new Set()).add(place.became));
    waiting = [];
  }
  return new Map([...found].map(([id, questions]) => [id, [...questions]]));
}

const first = (names: readonly string[]): string =>
  names.slice(0, mostShown).join(', ') + (names.length > mostShown ? ` und ${names.length - mostShown} weitere` : '');

/** The text of a rule stands whole in the report; of the elements it names and their questions only so many are looked up. */
const mostNamed = 50;
const mostShown = 10;
const needed =
  /Wenn (?:das )?Feld ([F]\d{8,})\s*(?:"[^"]*"|„[^“]*“)?\s*=\s*(\w+)\s*(?:"[^"]*"|„[^“]*“)?\s*,\s*dann muss (?:das Feld|die Feldgruppe) ([FG]\d{8,})/g;

interface Known {
  /** By the id of the element. */
  readonly questions: ReadonlyMap<string, readonly string[]>;
  /** By question. */
  readonly lists: ReadonlyMap<string, UsedCodeList>;
}
