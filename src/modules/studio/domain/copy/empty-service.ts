import type { Plan, PlannedQuestion } from '../service/plan.ts';
import { writeForm } from '../service/write-form.ts';
import { writeJourneys } from '../service/write-journeys.ts';
import { writeProcess } from '../service/write-process.ts';
import { writeService } from '../service/write-service.ts';
import { textsOf, writeTexts } from '../service/write-texts.ts';
import type { Files } from './copy.ts';

/**
 * A folder to begin with: three questions (name and concern), a clerk who reads, asks back or refuses. Who may send and how long the data
 * stays are left to the department.
 */
export function emptyService({ id, office, title, titleEn, today }: NewService): Files {
  const names = { title, official: title, laws: [], law: '', searchWords: searchWords(title) };
  const service = writeService({ id, office, names, plan, origin: 'Vom Fachamt begonnen', asOf: today });
  const english = { ...names, title: titleEn, official: titleEn };
  const unmarked = (text: string): string => text.replaceAll(/\[German\] /g, '');
  return {
    'service.yaml': service.text
      .replace('Das Datenfeldschema nennt keinen Leistungsschlüssel.', 'Der Leistungsschlüssel ist noch einzutragen.')
      .replace(
        'law: []',
        `law:\n  - id: grundlage\n    reference: "Rechtsgrundlage noch nennen"\n    source: "Vom Fachamt begonnen"\n    asOf: ${today}`,
      ),
    'form.yaml': writeForm(plan.pages),
    'texts.de.yaml': withoutHead(writeTexts(textsOf(plan.pages, names, 'de'), 'de')),
    'texts.en.yaml': unmarked(withoutHead(writeTexts(textsOf(plan.pages, english, 'en'), 'en'))),
    'process.bpmn': writeProcess(id, title, plan.pages),
    'journeys.yaml': writeJourneys(plan.pages),
  };
}

const searchWords = (title: string): string[] => [...new Set(title.toLowerCase().match(/\p{L}{4,}/gu) ?? [])];
const withoutHead = (text: string): string => text.replace(/^#[^\n]*\n/, '');

const question = (id: string, type: PlannedQuestion['type'], label: string, labelEn: string, sample: unknown) =>
  ({
    ...{ id, type, label, labelEn, sample, required: true, help: '', options: [], hasPattern: false },
    keys: type === 'longtext' ? { maxLength: 2000 } : {},
  }) satisfies PlannedQuestion;

const plan: Plan = {
  pages: [
    {
      ...{ kind: 'questions', id: 'person', title: 'Wer sind Sie?', help: '', shown: [] },
      questions: [
        question('vorname', 'name', 'Vorname', 'First name', 'Jana'),
        question('familienname', 'name', 'Familienname', 'Family name', 'Beispiel'),
      ],
    },
    {
      ...{ kind: 'questions', id: 'anliegen', title: '', help: '', shown: [] },
      questions: [question('anliegen', 'longtext', 'Was ist Ihr Anliegen?', 'What is your concern?', 'Ein Beispiel.')],
    },
  ],
  ...{ places: [], work: [], codeLists: [] },
};

export interface NewService {
  readonly id: string;
  readonly office: string;
  readonly title: string;
  readonly titleEn: string;
  /** ISO date. */
  readonly today: string;
}
