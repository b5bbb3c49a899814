import { workOnTexts } from './service/lint-texts.ts';
import type { Plan, PlannedPage, PlannedQuestion, PlannedQuestions, Work } from './service/plan.ts';
import { planForm } from './service/plan-form.ts';
import { clean, serviceNames } from './service/service-names.ts';
import { writeForm } from './service/write-form.ts';
import { writeJourneys } from './service/write-journeys.ts';
import { writeProcess } from './service/write-process.ts';
import { writeProvenance } from './service/write-provenance.ts';
import { writeReport } from './service/write-report.ts';
import { writeService } from './service/write-service.ts';
import { textsOf, writeTexts } from './service/write-texts.ts';
import type { CodeList } from './xdf/model.ts';
import { readXdf } from './xdf/read-xdf.ts';
import { type Refusal, refused } from './xml/refusal.ts';

/**
 * A service folder from XDatenfelder 2 or 3: every file by its name, and what is left to do. Refused: XML that is hostile or broken,
 * other messages, and schemas in which nothing is asked.
 */
export function importXdf(input: XdfInput): Imported | Refusal {
  const read = readXdf(input.text);
  if (!read.ok) return read;
  const { document } = read;
  const plan = cleanPlan(planForm(document, input.lists));
  const isAsked = plan.pages.some(
    (page) => page.kind === 'repeat' || page.questions.some(({ type }) => type !== 'info'),
  );
  if (!isAsked) return refused('nothing-asked', document.root.line, document.root.id);
  const names = serviceNames(document);
  const { id: fimId, version } = document.root;
  const asOf =
    document.root.kept['freigabedatum'] ?? document.root.kept['veroeffentlichungsdatum'] ?? document.writtenOn;
  const service = writeService({
    ...{ id: input.id, office: input.office, names, plan },
    origin: `${document.standard}, ${fimId}${version ? ` Version ${version}` : ''}`,
    asOf: asOf && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : input.today,
  });
  const [de, en] = [textsOf(plan.pages, names, 'de'), textsOf(plan.pages, names, 'en')];
  const work: readonly Work[] = [...service.work, ...plan.work, ...workOnTexts(de, en)];
  const origin = { document, file: input.file, sha256: input.sha256, plan };
  const files = {
    'service.yaml': service.text,
    'form.yaml': writeForm(plan.pages),
    'texts.de.yaml': writeTexts(de, 'de'),
    'texts.en.yaml': writeTexts(en, 'en'),
    'process.bpmn': writeProcess(input.id, names.title, plan.pages),
    'journeys.yaml': writeJourneys(plan.pages),
    'provenance.yaml': writeProvenance(origin),
    'import-report.md': writeReport({ ...origin, id: input.id, work }),
  };
  return { ok: true, files, work, plan };
}

/** Foreign words never begin a placeholder. */
const cleanPlan = (plan: Plan): Plan => ({
  ...plan,
  pages: plan.pages.map(
    (page): PlannedPage =>
      page.kind === 'questions'
        ? cleanPage(page)
        : { ...page, title: clean(page.title), pages: page.pages.map(cleanPage) },
  ),
});

const cleanPage = (page: PlannedQuestions): PlannedQuestions => ({
  ...page,
  title: clean(page.title),
  help: clean(page.help),
  questions: page.questions.map(cleanQuestion),
});

const cleanQuestion = (question: PlannedQuestion): PlannedQuestion => ({
  ...question,
  label: clean(question.label),
  help: clean(question.help),
  options: question.options.map(({ id, text }) => ({ id, text: clean(text) })),
});

export interface XdfInput {
  readonly text: string;
  /** Name of the file, without folders. */
  readonly file: string;
  /** SHA-256 of the bytes of the file, hexadecimal. */
  readonly sha256: string;
  readonly id: string;
  readonly office: string;
  /** Code lists that lie beside the file. */
  readonly lists: readonly CodeList[];
  /** ISO date, for sources that name none. */
  readonly today: string;
}
export interface Imported {
  readonly ok: true;
  readonly files: Readonly<Record<string, string>>;
  readonly work: readonly Work[];
  readonly plan: Plan;
}
