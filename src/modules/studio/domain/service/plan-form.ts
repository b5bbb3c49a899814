import type { CodeList, XdfDocument, XdfField, XdfGroup, XdfUse } from '../xdf/model.ts';
import { hasAnswer, hasRequired, helpIsShown, isAsked, titleOf } from './group-facts.ts';
import { Names } from './names.ts';
import type {
  Place,
  Plan,
  PlannedPage,
  PlannedQuestion,
  PlannedQuestions,
  Shown,
  UsedCodeList,
  Work,
  WorkTopic,
} from './plan.ts';
import { questionOf } from './question-of.ts';
import { workOnRules } from './work-on-rules.ts';

/**
 * Plans the form of a schema: a group becomes a page, an optional group is asked for first when something in it must be given, a group
 * that occurs several times becomes a list. The cardinality is always that of the place where an element is used.
 */
export function planForm({ root, kind }: XdfDocument, lists: readonly CodeList[]): Plan {
  return new Planner(lists).plan(root, kind);
}

class Planner {
  readonly #lists: readonly CodeList[];
  readonly #pageNames = new Names();
  readonly #questionNames = new Names();
  readonly #places: Place[] = [];
  readonly #work: Work[] = [];
  readonly #codeLists: UsedCodeList[] = [];

  constructor(lists: readonly CodeList[]) {
    this.#lists = lists;
  }

  plan(root: XdfGroup, kind: XdfDocument['kind']): Plan {
    const at: At = { path: [], shown: [], list: null, names: this.#questionNames, isTop: kind === 'schema' };
    if (kind !== 'field') this.#noteElement(root, '', at, 'der ganze Dienst', '');
    const pages = this.#parts(root, at);
    const work = [...workOnRules(root, this.#places, this.#codeLists), ...this.#work];
    return { pages, places: this.#places, work, codeLists: this.#codeLists };
  }

  /** The pages of what a group holds: fields that follow each other share a page, everything else has its own. */
  #parts(group: XdfGroup, at: At): PlannedPage[] {
    const pages: PlannedPage[] = [];
    let waiting: PlannedQuestion[] = [];
    const flush = (): void => {
      if (waiting.length > 0) pages.push(this.#page(group, waiting, at));
      waiting = [];
    };
    if (group.isChoice && group.parts.length > 1) return this.#choice(group, at);
    for (const use of group.parts) {
      const { element } = use;
      this.#noteUse(use);
      if (use.max === 0 || use.written.startsWith('0:0')) {
        this.#noteElement(element, use.written, at, 'nicht gefragt (0:0)', '');
        continue;
      }
      if (element.kind === 'group' || this.#needsList(use, at)) {
        flush();
        pages.push(...(element.kind === 'group' ? this.#group(element, use, at) : this.#fieldList(element, use, at)));
        continue;
      }
      const question = this.#field(element, use, at);
      if (question && !at.isTop) waiting.push(question);
      // At the top there is no group that gives a page its title: one question per page.
      else if (question) pages.push(this.#page({ ...group, name: element.name }, [question], at));
    }
    flush();
    return pages;
  }

  #field(field: XdfField, use: XdfUse, at: At): PlannedQuestion | null {
    const id = at.names.take(field.name || field.label || field.id, at.path);
    const key = keyOf(id, at);
    const isMany = use.max === null || use.max > 1;
    const many = isMany ? { min: use.min, max: use.max } : null;
    const asked = questionOf(field, {
      ...{ id, key, many, lists: this.#lists },
      ...{ required: use.min > 0, written: use.written },
    });
    this.#work.push(...asked.work);
    if (asked.codeList) this.#codeLists.push(asked.codeList);
    this.#noteElement(field, use.written, at, (at.note ?? '') + asked.as, asked.question ? key : '', use.references);
    const { question } = asked;
    if (question && isMany && !['choices', 'file'].includes(question.type) && at.list)
      this.#say(
        'cardinality',
        field,
        `„${question.label}“ darf mehrmals vorkommen (${use.written}). In einer Liste wird es nur einmal gefragt.`,
        key,
      );
    if (question && question.type !== 'info' && question.sample === undefined)
      this.#say(
        'journey',
        field,
        `Für „${question.label}“ fehlt ein passendes Beispiel. Ergänzen Sie es in journeys.yaml.`,
        key,
      );
    return question;
  }

  /** A single field that occurs several times, and is no choice and no file, becomes a list of its own. */
  #needsList(use: XdfUse, at: At): boolean {
    const { element, max } = use;
    if (element.kind === 'group' || at.list || max === 1) return false;
    const isOne =
      element.codeList !== null || element.fieldKind === 'select' || ['file', 'obj'].includes(element.dataType);
    return !isOne && isAsked(element);
  }

  #fieldList(field: XdfField, use: XdfUse, at: At): PlannedPage[] {
    const one = { ...use, min: 1, max: 1 };
    return this.#list({ ...field, kind: 'group', isChoice: false, parts: [one], rules: [] }, use, at, true);
  }

  #group(group: XdfGroup, use: XdfUse, at: At): PlannedPage[] {
    const title = titleOf(group);
    const isMany = use.max === null || use.max > 1;
    if (isMany && !at.list && hasAnswer(group)) return this.#list(group, use, at);
    if (isMany) {
      const why = at.list ? 'ist eine Liste in einer Liste' : 'ist eine Liste ohne Frage';
      this.#say('cardinality', group, `„${title}“ ${why} (${use.written}). Im Formular steht sie nur einmal.`);
    }
    const inside: At = { ...at, path: [...at.path, group.name || title], isTop: false };
    if (use.min > 0 || !hasRequired(group)) {
      this.#noteElement(
        group,
        use.written,
        at,
        use.min > 0 ? 'Seiten' : 'Seiten, alles freiwillig',
        '',
        use.references,
      );
      return this.#parts(group, inside);
    }
    const question = this.#askFirst(group, at);
    const page = this.#page(group, [question], at, 'Angeben');
    this.#noteElement(
      group,
      use.written,
      at,
      'Seiten nach einer Frage mit Ja und Nein',
      at.list ? `${at.list}.${question.id}` : question.id,
      use.references,
    );
    return [page, ...this.#parts(group, { ...inside, shown: [...at.shown, { question: question.id, value: true }] })];
  }

  /** An optional group with something that must be given: whether it applies is asked first. */
  #askFirst(group: XdfGroup, at: At): PlannedQuestion {
    const id = at.names.take(group.name || group.label || group.id, at.path, 'Angeben');
    const title = titleOf(group);
    return {
      ...{ id, type: 'yesno', required: true, keys: {}, help: '', options: [], hasPattern: false, sample: true },
      label: `Möchten Sie das angeben: ${title}?`,
      labelEn: `Would you like to give this: [German] ${title}?`,
    };
  }

  #list(group: XdfGroup, use: XdfUse, at: At, isField = false): PlannedPage[] {
    const title = titleOf(group);
    const id = at.names.take(group.name || title || group.id, at.path);
    const min = Math.min(use.min, mostItems);
    const max = Math.min(use.max ?? mostItems, mostItems);
    if (use.max === null || use.max > mostItems || use.min > mostItems) {
      const text = `Von „${title}“ sind ${use.written} vorgesehen. Die Liste nimmt höchstens ${mostItems}.`;
      this.#say('cardinality', group, text, id);
    }
    const list = `Liste, ${min} bis ${max}`;
    const begun = this.#places.length;
    const path = isField ? at.path : [...at.path, group.name || title];
    const inside = { path, shown: [], list: id, names: new Names(), isTop: false, note: isField ? `${list}: ` : '' };
    const pages = this.#parts(group, inside).filter((page): page is PlannedQuestions => page.kind === 'questions');
    const label = pages.flatMap((page) => page.questions).find(({ type }) => type !== 'info')?.id ?? '';
    if (!isField) {
      this.#noteElement(group, use.written, at, list, id, use.references);
      const own = this.#places.pop();
      if (own) this.#places.splice(begun, 0, own);
    }
    const page = this.#pageNames.take(id);
    return [{ kind: 'repeat', id: page, title, shown: at.shown, min, max, label, pages, listId: id }];
  }

  /** Exactly one of several parts: which one is asked first. */
  #choice(group: XdfGroup, at: At): PlannedPage[] {
    const title = titleOf(group);
    const id = at.names.take(group.name || title, at.path, 'Auswahl');
    const taken = new Names();
    const options = group.parts.map(({ element }) => ({
      id: taken.take(element.name || element.id),
      text: titleOf(element),
    }));
    const question: PlannedQuestion = {
      ...{ id, type: 'choice', required: true, keys: {}, help: group.help, options, hasPattern: false },
      ...{ label: title, sample: options[0]?.id },
    };
    const parts = group.parts.flatMap((use, index) => {
      const shown = [...at.shown, { question: id, value: options[index]?.id ?? '' }];
      return this.#parts(
        { ...group, isChoice: false, parts: [{ ...use, min: Math.max(1, use.min) }] },
        { ...at, shown },
      );
    });
    return [this.#page(group, [question], at, 'Auswahl'), ...parts];
  }

  #page(group: XdfGroup, questions: readonly PlannedQuestion[], at: At, ending = ''): PlannedQuestions {
    const id = this.#pageNames.take(group.name || group.label || group.id, at.path, ending);
    const help = questions.length > 1 ? group.help : '';
    return { kind: 'questions', id, title: titleOf(group), help, shown: at.shown, questions };
  }

  #noteUse(use: XdfUse): void {
    if (!use.isReadable && !use.written.startsWith('0:0'))
      this.#say('cardinality', use.element, `Die Anzahl „${use.written}“ ist nicht lesbar. Angenommen ist 0:1.`);
  }

  #noteElement(
    element: XdfGroup | XdfField,
    cardinality: string,
    at: At,
    as: string,
    became: string,
    references: readonly string[] = [],
  ): void {
    const { kind, id, version, name, kept } = element;
    const bases = [...new Set([...references, ...element.references])];
    this.#places.push({
      kind,
      id,
      version,
      name: name || element.label,
      path: at.path,
      cardinality,
      references: bases,
      kept,
      became,
      as,
    });
    if (element.unknown.length > 0)
      this.#say(
        'unknown',
        element,
        `Diese Angaben kennt der Standard hier nicht: ${element.unknown.join(', ')}. Sie stehen in provenance.yaml.`,
      );
    if (kind === 'group' && became === '' && element.help && as !== 'der ganze Dienst' && !helpIsShown(element))
      this.#say('text', element, `Die Hilfe zu „${titleOf(element)}“ hat keine Seite: ${element.help}`);
  }

  #say(topic: WorkTopic, element: XdfGroup | XdfField, text: string, about?: string): void {
    const source = { id: element.id, version: element.version, line: element.line };
    this.#work.push({ topic, text, source, ...(about && { about: [about] }) });
  }
}

/** How texts and reports name a question: inside a list after the id of the list. */
const keyOf = (id: string, { list }: At): string => (list ? `${list}.${id}` : id);

/** What a list of the form holds at most. */
const mostItems = 50;

interface At {
  /** Names of the groups around, outermost first. */
  readonly path: readonly string[];
  readonly shown: Shown;
  /** Id of the list this lies in. */
  readonly list: string | null;
  readonly names: Names;
  /** Directly in the schema. */
  readonly isTop: boolean;
  /** Stands in the report before what a field became. */
  readonly note?: string;
}
