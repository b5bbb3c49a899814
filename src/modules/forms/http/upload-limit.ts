import type { Catalogue } from '#catalogue';
import type { FormPage, QuestionPage } from '../domain/form-model.ts';
import { formOf } from '../use-cases/form-of.ts';

/**
 * How many bytes a page may be sent with: what its file questions take together, at most 32 MB; 64 kB for a page without files. A
 * page that the offered edition does not have may belong to a draft of an older one: it keeps the highest limit.
 */
export function uploadLimit(catalogue: Pick<Catalogue, 'findService'>, at: PageAddress): number {
  const folder = catalogue.findService(at['service'] ?? '');
  if (!folder) return largest;
  const page = pageAt(formOf(folder).pages, at['repeat'] ?? null, at['page'] ?? '');
  if (!page) return largest;
  if (page.kind === 'repeat') return fieldsOnly;
  const files = page.questions.filter(({ type }) => type === 'file');
  const bytes = files.reduce((sum, question) => sum + question.files.max * question.files.maxBytes, 0);
  return Math.min(largest, bytes + fieldsOnly);
}

function pageAt(pages: readonly FormPage[], list: string | null, slug: string): FormPage | undefined {
  const named = (page: FormPage): boolean => page.slug === (list ?? slug);
  const found = pages.find(named);
  return list === null ? found : found?.kind === 'repeat' ? innerPage(found.pages, slug) : undefined;
}

const innerPage = (pages: readonly QuestionPage[], slug: string): QuestionPage | undefined =>
  pages.find((page) => page.slug === slug);

const fieldsOnly = 64_000;
const largest = 32_000_000;

type PageAddress = Readonly<Record<string, string>>;
