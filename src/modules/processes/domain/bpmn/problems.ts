import type { ModdleElement } from './moddle-element.ts';
import type { ModelProblem } from './types.ts';

/** Collects load problems, each with element, type, line and a sentence in both languages. */
export class Problems {
  readonly list: ModelProblem[] = [];
  readonly #lines: ReadonlyMap<string, number>;
  /** What is read twice, because it is called twice, is reported once. */
  readonly #known = new Set<string>();

  constructor(lines: ReadonlyMap<string, number>) {
    this.#lines = lines;
  }

  /** Notes one problem; `owner` gives the place when the element itself has no id. */
  add(code: ProblemCode, element: ModdleElement, detail = '', owner?: ModdleElement): void {
    const id = element.id ?? owner?.id ?? '';
    const line = this.#lines.get(id);
    const type = element.$type;
    const name = `${type.replace('bpmn:', '')} «${element.name || id || '?'}»`;
    const key = JSON.stringify([id, type, code, detail]);
    if (id !== '' && this.#known.has(key)) return;
    this.#known.add(key);
    this.list.push({
      element: id,
      type,
      ...(line === undefined ? {} : { line }),
      code,
      message: { de: TEXTS[code].de(name, detail), en: TEXTS[code].en(name, detail) },
    });
  }

  lineOf(id: string): number | undefined {
    return this.#lines.get(id);
  }
}

/** Sentence per code; the first value is the element, the second the detail. */
const TEXTS = {
  'element-outside-profile': {
    de: (name) => `${name} gehört nicht zu den Elementen, die hier ausgeführt werden.`,
    en: (name) => `${name} is not among the elements that can run here.`,
  },
  'property-outside-profile': {
    de: (name, detail) => `${name} hat die Angabe „${detail}“, die hier nicht ausgeführt wird.`,
    en: (name, detail) => `${name} carries “${detail}”, which cannot run here.`,
  },
  'event-outside-profile': {
    de: (name, detail) => `${name} darf an dieser Stelle nicht vom Typ „${detail}“ sein.`,
    en: (name, detail) => `${name} must not be of type “${detail}” in this place.`,
  },
  'foreign-extension': {
    de: (name, detail) => `${name} hat eine Erweiterung eines anderen Produkts: ${detail}.`,
    en: (name, detail) => `${name} has an extension of another product: ${detail}.`,
  },
  'unknown-content': {
    de: (_name, detail) => `Dieser Teil der Datei ist kein gültiges BPMN: ${detail}.`,
    en: (_name, detail) => `This part of the file is not valid BPMN: ${detail}.`,
  },
  'no-process': {
    de: () => 'Die Datei enthält keinen Prozess, der ausgeführt werden kann.',
    en: () => 'The file contains no process that can run.',
  },
  'several-processes': {
    de: (name) => `${name} ist nicht der einzige Prozess. Bitte markieren Sie genau einen als ausführbar.`,
    en: (name) => `${name} is not the only process. Please mark exactly one as executable.`,
  },
  'id-missing': {
    de: (name) => `${name} hat keine Kennung (id).`,
    en: (name) => `${name} has no id.`,
  },
  'start-missing': {
    de: (name) => `${name} hat kein Startereignis.`,
    en: (name) => `${name} has no start event.`,
  },
  'several-starts': {
    de: (name) => `${name} hat mehrere einfache Startereignisse. Erlaubt ist eines.`,
    en: (name) => `${name} has several plain start events. One is allowed.`,
  },
  'start-has-incoming': {
    de: (name) => `In ${name} führt ein Pfeil hinein. Das ist hier nicht erlaubt.`,
    en: (name) => `A flow leads into ${name}. This is not allowed here.`,
  },
  'end-has-outgoing': {
    de: (name) => `Aus ${name} führt ein Pfeil hinaus. Das ist bei einem Ende nicht erlaubt.`,
    en: (name) => `A flow leads out of ${name}. This is not allowed for an end.`,
  },
  'not-connected': {
    de: (name) => `Zu ${name} führt kein Pfeil.`,
    en: (name) => `No flow leads to ${name}.`,
  },
  'no-way-on': {
    de: (name) => `Von ${name} führt kein Pfeil weiter. Jeder Weg braucht ein Endereignis.`,
    en: (name) => `No flow leads on from ${name}. Every path needs an end event.`,
  },
  'flow-broken': {
    de: (name) => `${name} verbindet keine zwei Elemente derselben Ebene.`,
    en: (name) => `${name} does not connect two elements of the same level.`,
  },
  'condition-missing': {
    de: (name) => `${name} verzweigt, hat aber keine Bedingung und ist kein Standardweg.`,
    en: (name) => `${name} leaves a branching but has no condition and is not the default.`,
  },
  'condition-not-allowed': {
    de: (name) => `${name} hat eine Bedingung an einer Stelle, an der keine geprüft wird.`,
    en: (name) => `${name} has a condition in a place where none is checked.`,
  },
  'expression-invalid': {
    de: (name, detail) => `Der Ausdruck in ${name} ist nicht lesbar: ${detail}.`,
    en: (name, detail) => `The expression in ${name} cannot be read: ${detail}.`,
  },
  'language-outside-profile': {
    de: (name, detail) => `${name} benutzt die Ausdruckssprache „${detail}“. Erlaubt ist FEEL.`,
    en: (name, detail) => `${name} uses the expression language “${detail}”. Only FEEL is allowed.`,
  },
  'message-missing': {
    de: (name) => `${name} nennt keine Nachricht.`,
    en: (name) => `${name} names no message.`,
  },
  'signal-missing': {
    de: (name) => `${name} nennt kein Signal.`,
    en: (name) => `${name} names no signal.`,
  },
  'event-condition-missing': {
    de: (name) => `${name} nennt keine Bedingung.`,
    en: (name) => `${name} names no condition.`,
  },
  'event-sub-process-invalid': {
    de: (name) =>
      `${name} wird von einem Ereignis begonnen. Daran hängt kein Pfeil, kein Randereignis und keine Wiederholung.`,
    en: (name) => `${name} is begun by an event. It has no flows, no boundary events and no repetition.`,
  },
  'compensation-invalid': {
    de: (name) =>
      `${name} macht nichts rückgängig. Eine gepunktete Linie führt vom Ereignis am Rand zu genau einer Aktivität dafür, ohne Pfeile und Randereignisse.`,
    en: (name) =>
      `${name} undoes nothing. A dotted line leads from the event on the border to exactly one activity for it, without flows or boundary events.`,
  },
  'called-missing': {
    de: (name, detail) => `${name} ruft den Prozess „${detail}“ auf. In dieser Version ist er nicht da.`,
    en: (name, detail) => `${name} calls the process “${detail}”. It is not there in this version.`,
  },
  'called-cannot-run': {
    de: (name, detail) => `Der Prozess, den ${name} aufruft, kann nicht ausgeführt werden: ${detail}`,
    en: (name, detail) => `The process that ${name} calls cannot run: ${detail}`,
  },
  'called-in-circle': {
    de: (name, detail) => `${name} ruft den Prozess „${detail}“ auf, in dem es selbst liegt.`,
    en: (name, detail) => `${name} calls the process “${detail}”, in which it lies itself.`,
  },
  'called-too-large': {
    de: (name, detail) => `Mit ${name} hätte der Prozess mehr als ${detail} Elemente.`,
    en: (name, detail) => `With ${name} the process would have more than ${detail} elements.`,
  },
  'timer-missing': {
    de: (name) => `${name} nennt keinen Zeitpunkt, keine Dauer und keine Frist.`,
    en: (name) => `${name} names no date, no duration and no deadline.`,
  },
  'timer-invalid': {
    de: (name, detail) => `Die Zeitangabe in ${name} ist nicht lesbar: ${detail}.`,
    en: (name, detail) => `The time in ${name} cannot be read: ${detail}.`,
  },
  'boundary-never-fires': {
    de: (name, detail) => `${name} kann nie auslösen: ${detail}.`,
    en: (name, detail) => `${name} can never fire: ${detail}.`,
  },
  'event-target-invalid': {
    de: (name) => `Nach ${name} dürfen nur wartende Ereignisse mit einem einzigen Zugang stehen.`,
    en: (name) => `Only waiting events with a single way in may follow ${name}.`,
  },
  'instances-unclear': {
    de: (name) => `${name} sagt nicht, wie oft es ausgeführt wird. Geben Sie Anzahl oder Liste an.`,
    en: (name) => `${name} does not say how often it runs. Give a count or a list.`,
  },
} satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof TEXTS;

interface ProblemText {
  de(name: string, detail: string): string;
  en(name: string, detail: string): string;
}
