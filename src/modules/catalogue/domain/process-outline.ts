/** Reads from a BPMN file which nodes a person sees; whether the process can run is for the processes to say. */
export function processOutline(bpmn: string): ProcessOutline {
  const steps: string[] = [];
  const tasks: { id: string; outcomes: string[]; entries: string[] }[] = [];
  const letters: string[] = [];
  for (const tag of bpmn.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '').matchAll(openTag)) {
    const attributes = attributesOf(tag[2] ?? '');
    const id = attributes.get('id');
    if (!id) continue;
    if (attributes.get('lipsia:step') === 'true') steps.push(id);
    const letter = attributes.get('lipsia:letter');
    if (letter) letters.push(letter);
    if (/(^|:)userTask$/.test(tag[1] ?? ''))
      tasks.push({
        id,
        outcomes: (attributes.get('lipsia:outcomes') ?? '').split(/[\s,]+/).filter(Boolean),
        entries: [...(attributes.get('lipsia:entries') ?? '').matchAll(/\.(\w+):/g)].map((hit) => hit[1]!),
      });
  }
  return { steps, tasks, letters };
}

const openTag = /<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g;

const attributesOf = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((hit) => [hit[1]!, hit[2] ?? hit[3] ?? '']),
  );

/** The nodes of a process that a person sees or works on. */
export interface ProcessOutline {
  /** Node ids the citizen's timeline shows. */
  readonly steps: readonly string[];
  readonly tasks: readonly {
    readonly id: string;
    readonly outcomes: readonly string[];
    /** Ids of what a clerk enters. */
    readonly entries: readonly string[];
  }[];
  /** Names of the letters the process writes. */
  readonly letters: readonly string[];
}
