import { formOutline } from './form-outline.ts';
import type { Finding } from './problem.ts';
import type { Provenance } from './provenance.ts';
import type { ReadFolder } from './read-folder.ts';
import { findingAt } from './source.ts';

/** What the provenance says a field became is still in the form, and so are the options behind its codes; else a hint. */
export function checkProvenance(folder: ReadFolder, provenance: Provenance | null): readonly Finding[] {
  const [source, form] = [folder.sources['provenance.yaml'], folder.sources['form.yaml']];
  if (!source || !provenance || form?.value === undefined) return [];
  const outline = formOutline(form.value);
  const options = new Map(outline.questions.map((question) => [question.id, question.options]));
  const known = new Set([...options.keys(), ...outline.repeats.map(({ id }) => id)]);
  const stale = (path: readonly (string | number)[], id: string): Finding =>
    findingAt(source, path, 'provenance-stale', { id }, 'warning');
  return [
    ...provenance.elements.flatMap(({ became }, index) =>
      became === undefined || known.has(became) ? [] : [stale(['elements', index, 'became'], became)],
    ),
    ...provenance.codeLists.flatMap(({ question, codes }, index) => {
      const offered = options.get(question);
      if (!offered || offered.length === 0) return [];
      const gone = Object.keys(codes).filter((option) => !offered.includes(option));
      return gone.map((option) => stale(['codeLists', index, 'codes', option], `${question}: ${option}`));
    }),
  ];
}
