import type { PartName } from './copy.ts';

/** The part of the studio in which a file of the folder is edited. */
export function partOfFile(file: string): PartName {
  const name = file.replace(/^services\/[^/]+\//, '');
  if (name.startsWith('texts.')) return 'texts';
  if (name.startsWith('letters/')) return 'letters';
  return parts[name] ?? 'basics';
}

const parts: Readonly<Record<string, PartName>> = {
  'form.yaml': 'form',
  'process.bpmn': 'process',
  'decision.dmn': 'tables',
  'journeys.yaml': 'examples',
};
