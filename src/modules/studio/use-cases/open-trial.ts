import { parse } from 'yaml';
import type { ServiceFolder, ServiceTexts } from '#catalogue';
import { readForm, type Trial } from '#forms';
import type { Language } from '#kernel/language';
import type { Copy } from '../domain/copy/copy.ts';
import { listOf, recordOf, textOf } from '../domain/edit/form/form-view.ts';
import type { StudioParts } from './studio-parts.ts';

/** The form of a working copy, ready to be tried out in a language on the day of today; null while the form is not whole. */
export function openTrial(parts: Pick<StudioParts, 'forms'>, copy: Copy, language: Language): OpenTrial | null {
  const { service: id, files } = copy;
  const version = `${copy.id} ${copy.revision}`;
  const form = safely(() => readForm({ id, version, files }));
  if (!form?.ok) return null;
  const texts = textsOf(files, language);
  const service = recordOf(safely(() => parse(files['service.yaml'] ?? '')));
  const fees = listOf(service['fees']).map(textOf);
  // The forms read of a folder only its fees here; a draft need not be whole to be tried.
  const folder = {
    id,
    version,
    edition: 0,
    service: { fees },
    texts: { [language]: texts },
    files,
  } as unknown as ServiceFolder;
  return {
    form: form.form,
    texts,
    context: parts.forms.contextOf(folder, language),
    isForGuests: service['guests'] === true,
  };
}

function textsOf(files: Copy['files'], language: Language): ServiceTexts {
  const raw = recordOf(safely(() => parse(files[`texts.${language}.yaml`] ?? '')));
  const lines = (name: string): readonly string[] => listOf(raw[name]).map(textOf);
  const group = (name: string): never => recordOf(raw[name]) as never;
  const text = (name: string): string => textOf(raw[name]);
  return {
    ...{ title: text('title'), official: text('official'), summary: text('summary'), who: text('who') },
    ...{ cost: text('cost'), duration: text('duration'), law: text('law'), send: text('send') },
    ...{ search: lines('search'), need: lines('need'), elsewhere: lines('elsewhere'), after: lines('after') },
    ...{ pages: group('pages'), repeats: group('repeats'), exits: group('exits'), steps: group('steps') },
    questions: withLabels(recordOf(raw['questions'])) as never,
    tasks: group('tasks'),
  };
}

/** A question without a label yet shows its id. */
const withLabels = (questions: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(questions).map(([id, words]) => [
      id,
      { ...recordOf(words), label: textOf(recordOf(words)['label']) || id },
    ]),
  );

function safely<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

export interface OpenTrial extends Trial {
  readonly texts: ServiceTexts;
  /** Guests may send it without signing in. */
  readonly isForGuests: boolean;
}
