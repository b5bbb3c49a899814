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
  const found = new Map<string, { readonly rule: XdfRule; readonly at: string[] }>();
  for (const { rule, at } of rulesIn(root)) {
    const key = JSON.stringify([rule.id, rule.version, rule.text, rule.script]);
    const known = found.get(key);
    if (known) known.at.push(at);
    else found.set(key, { rule, at: [at] });
  }
  return [...found.values()].map(({ rule, at }) => {
    const named = [...new Set(rule.text.match(/\b[FG]\d{8,}\b/g) ?? [])].slice(0, mostNamed);
    const places_ = named.map((id) => `${id} = ${questionsFor(id, places).join(', ') || 'ohne Frage'}`);
    const proposals = proposalsFor(rule, places, codeLists);
    const others = Object.entries(rule.kept).filter(
      ([name, text]) => /beschreibung|fehler|bezug/.test(name) && text !== rule.text,
    );
    const text = [
      `Regel „${rule.name || rule.id}“ an ${[...new Set(at)].join(', ')}: ${rule.text || 'ohne Text'}`,
      ...(rule.script ? [`Programm in der Datei (wird nicht ausgeführt): ${rule.script}`] : []),
      ...others.map(([name, words]) => `${name}: ${words}`),
      ...(places_.length > 0 ? [`Im Formular: ${places_.join('; ')}.`] : []),
      ...proposals,
    ].join('\n');
    const about = named.flatMap((id) => questionsFor(id, places));
    const source = { id: rule.id, version: rule.version, line: rule.line };
    return { topic: 'rule' as const, text, source, ...(about.length > 0 && { about }) };
  });
}

function rulesIn(element: XdfGroup | XdfField): readonly { rule: XdfRule; at: string }[] {
  const own = element.rules.map((rule) => ({ rule, at: `${element.name || element.id} (${element.id})` }));
  return element.kind === 'field' ? own : [...own, ...element.parts.flatMap((use) => rulesIn(use.element))];
}

/** The questions of an element; of a group that has none itself, the first of those inside it. */
function questionsFor(id: string, places: readonly Place[]): readonly string[] {
  const own = places.filter((place) => place.id === id);
  const names = own.flatMap(({ became, name, kind, path }) =>
    became !== '' || kind === 'field'
      ? [became]
      : (places.find((place) => isInside(place, [...path, name]))?.became ?? ''),
  );
  return [...new Set(names)].filter(Boolean);
}

const isInside = ({ path, became }: Place, group: readonly string[]): boolean =>
  became !== '' && group.every((name, index) => path[index] === name);

/** `Wenn Feld A = 001, dann muss B befüllt werden` as FEEL, or why that cannot be. */
function proposalsFor(rule: XdfRule, places: readonly Place[], lists: readonly UsedCodeList[]): readonly string[] {
  return [...rule.text.matchAll(needed)].slice(0, mostNamed).flatMap(([, field = '', code = '', target = '']) => {
    const questions = questionsFor(field, places);
    if (questions.length === 0) return [];
    return questions.map((question) => {
      const list = lists.find((one) => one.question === question);
      const option = Object.entries(list?.codes ?? {}).find(([, value]) => value === code)?.[0];
      const targets = questionsFor(target, places).join(', ') || target;
      if (!list || list.state === 'missing') return `Kein Vorschlag: Zu „${question}“ fehlt die Codeliste.`;
      if (option === undefined)
        return `Achtung: Den Code ${code} gibt es in der Codeliste von „${question}“ nicht. Fragen Sie bei FIM nach.`;
      return `Vorschlag: Seite mit ${targets} nur zeigen, wenn \`${question} = "${option}"\`, und dort Pflicht.`;
    });
  });
}

/** The text of a rule stands whole in the report; only so many of the elements it names are looked up. */
const mostNamed = 50;
const needed =
  /Wenn (?:das )?Feld ([F]\d{8,})\s*(?:"[^"]*"|„[^“]*“)?\s*=\s*(\w+)\s*(?:"[^"]*"|„[^“]*“)?\s*,\s*dann muss (?:das Feld|die Feldgruppe) ([FG]\d{8,})/g;
