import { type Path, type Problem, type ServiceCheck, type ServiceFolder, type Source, yamlSource } from '#catalogue';
import { checkNames, type KnownNames, knownAnswers, knownFacts, nameProblem } from '#processes';

/**
 * Every condition of the form uses only names that exist: questions, lists, inside a list also the questions of its items, and
 * `today`, `sentOn`, `fees` and `language`. No question takes one of these four names.
 */
export const checkFormNames: ServiceCheck = (folder, city) => {
  const source = yamlSource('form.yaml', folder.files['form.yaml'] ?? '');
  const answers = knownAnswers(folder);
  const facts = knownFacts(city);
  const top: KnownNames = new Map([...answers.names, ...facts]);
  const problems: Problem[] = [];
  visit(source.value, [], null, (entry, path, repeat) => {
    const known: KnownNames = repeat ? new Map([...top, ...(answers.items.get(repeat) ?? [])]) : top;
    for (const key of conditionKeys) problems.push(...checkEntry(folder, source, [...path, key], entry[key], known));
    if (typeof entry['id'] === 'string' && typeof entry['type'] === 'string' && facts.has(entry['id']))
      problems.push(takenName(folder, source, path, entry['id']));
  });
  return problems;
};

function checkEntry(
  folder: ServiceFolder,
  source: Source,
  path: Path,
  text: unknown,
  known: KnownNames,
): readonly Problem[] {
  if (typeof text !== 'string') return [];
  return checkNames(text, known)
    .faults.filter(({ code }) => code !== 'feel-unreadable')
    .map((fault) => nameProblem(folder, { file: source.file, line: source.lineOf(path) }, fault));
}

/** Calls `see` for every group of entries in the form, with the list it lies in. */
function visit(value: unknown, path: Path, repeat: string | null, see: See): void {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index], repeat, see);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const entry = value as Readonly<Record<string, unknown>>;
  see(entry, path, repeat);
  const list = (entry['repeat'] as { readonly id?: string } | undefined)?.id ?? null;
  for (const [key, inner] of Object.entries(entry))
    visit(inner, [...path, key], key === 'pages' ? (list ?? repeat) : repeat, see);
}

const takenName = (folder: ServiceFolder, source: Source, path: Path, name: string): Problem => ({
  code: 'form-name-taken',
  level: 'error',
  file: `services/${folder.id}/${source.file}`,
  line: source.lineOf(path),
  message: {
    de: `Die Frage heißt „${name}“. Diesen Namen hat schon ein fester Wert. Wählen Sie einen anderen.`,
    en: `The question is called “${name}”. A fixed value has that name already. Choose another one.`,
  },
});

const conditionKeys = ['when', 'required', 'min', 'max'] as const;
type See = (entry: Readonly<Record<string, unknown>>, path: Path, repeat: string | null) => void;
