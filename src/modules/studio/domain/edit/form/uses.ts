import type { Files } from '../../copy/copy.ts';
import { excerpt } from './excerpt.ts';
import { everyPage, pageOf, readFormView } from './form-view.ts';
import type { Left } from './rename.ts';
import { isWordIn } from './rename-xml.ts';

/** The lines outside its own entry that name a question: what must be looked at before it goes away. */
export function usesOf(files: Files, page: string, question: string): readonly Left[] {
  const view = readFormView(files);
  const own = view.ok ? pageOf(view.value, page) : null;
  if (!view.ok || !own) return [];
  const conditions = everyPage(view.value).flatMap((one) => [
    one.when,
    ...one.exits.map(({ when }) => when),
    ...one.questions
      .filter(({ id }) => one !== own || id !== question)
      .flatMap((other) => [
        other.when,
        typeof other.required === 'string' ? other.required : '',
        ...other.options.map(({ when }) => when),
        ...Object.entries(other.limits).map(([key, value]) => (key === 'min' || key === 'max' ? String(value) : '')),
      ]),
  ]);
  const found: Left[] = conditions
    .filter((text) => isWordIn(text, question))
    .map((text) => ({ file: 'form.yaml', text }));
  for (const [file, text] of Object.entries(files)) {
    if (!isOutside(file)) continue;
    for (const line of text.split('\n'))
      if (isWordIn(line, question) && isReading(file, line)) found.push({ file, text: excerpt(line, question) });
  }
  return found.filter((one, at) => found.findIndex(({ file, text }) => file === one.file && text === one.text) === at);
}

const isOutside = (file: string): boolean =>
  file === 'process.bpmn' ||
  file === 'decision.dmn' ||
  file === 'service.yaml' ||
  file === 'forwarding.yaml' ||
  file.startsWith('letters/');

/** Drawings and ids name no answers. */
const isReading = (file: string, line: string): boolean =>
  !/BPMNShape|BPMNEdge|DMNShape|DMNEdge/.test(line) && (!file.startsWith('letters/') || /\{\{|when:|each:/.test(line));
