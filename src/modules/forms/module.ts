import type { Module } from '#platform/mount';
import { checkAnswers } from './domain/check-answers.ts';
import { factsOf } from './domain/form-context.ts';
import { firstOpen } from './domain/progress.ts';
import { germanRecord } from './domain/record.ts';
import { summary } from './domain/summary.ts';
import type { Forms } from './forms.ts';
import { missingJson } from './http/api/draft-json.ts';
import type { FormDoors, FormHttp } from './http/form-http.ts';
import { openForm } from './http/open-form.ts';
import { pathsOf } from './http/paths.ts';
import { formsRoutes } from './http/routes.ts';
import { isNotSent } from './store/draft-store.ts';
import { rememberedDrafts } from './store/remembered-drafts.ts';
import { savesTogether } from './store/saves-together.ts';
import { summaryWords } from './texts/summary-words.ts';
import { answersAsForm } from './use-cases/answers-as-form.ts';
import { questionsAgain, readAgain } from './use-cases/ask-again.ts';
import { startWith } from './use-cases/begin-draft.ts';
import { draftKeeper } from './use-cases/draft-keeper.ts';
import { contextOf, formOf } from './use-cases/form-of.ts';
import type { FormPlatform } from './use-cases/form-parts.ts';
import { loadDraft } from './use-cases/load-draft.ts';
import { loadOwnDraft } from './use-cases/load-own-draft.ts';
import { myDrafts } from './use-cases/my-drafts.ts';
import { markSent, postSent, readyToSend, takeFiles } from './use-cases/send-draft.ts';
import { sweepDrafts } from './use-cases/sweep-drafts.ts';

/** The forms: question pages, drafts, checking, sending off; everything a department wrote in `form.yaml` and nothing else. */
export function formsModule(platform: FormPlatform, doors: FormDoors): Module<Forms> {
  const parts: FormHttp = { ...doors, platform, saves: savesTogether(platform.db), remembered: rememberedDrafts() };
  platform.jobs.every('forms.sweep-drafts', 3_600, async () => {
    const deleted = await sweepDrafts(platform);
    if (deleted > 0) platform.log.info('unused drafts deleted', { deleted });
  });
  doors.accounts.addKeeper?.(draftKeeper(platform));
  return { name: 'forms', door: doorOf(parts), routes: formsRoutes(parts) };
}

const doorOf = (parts: FormHttp): Forms => ({
  formOf,
  contextOf: (folder, language, sentOn) =>
    contextOf(parts.catalogue, folder, parts.platform.clock.now(), language, sentOn ?? null),
  loadDraft: (request, folder, only) => loadDraft(parts, request, folder.id, only),
  ownDraft: (request, id) => loadOwnDraft(parts, request, id),
  missing: (request, draft) => missingJson(openForm(parts, request, draft)),
  myDrafts: (request) => myDrafts(parts, request),
  ready: readyToSend,
  hrefOf(language, service, { step, exit }) {
    const paths = pathsOf(language, service);
    return exit ? paths.exit(exit) : paths.step(step.key, true);
  },
  markSent: (tx, draft, caseId, caseNumber) => markSent(parts, tx, draft, caseId, caseNumber),
  postSent: (tx, draft, caseId, caseNumber) => postSent(parts, tx, draft, caseId, caseNumber),
  isNotSent,
  takeFiles: (tx, draft, files) => takeFiles(parts, tx, draft, files),
  checkAnswers,
  summary: (form, answers, texts, context) => summary(form, answers, texts, context, summaryWords(context.language)),
  germanRecord: (form, answers, context) => germanRecord(form, answers, factsOf(context)),
  async startWith(request, folder, known, once) {
    const form = openForm(parts, request, await startWith(parts, request, folder, known, once));
    const open = firstOpen(form.steps, form.draft.content.done);
    return { id: form.draft.id, href: open ? form.paths.step(open.key) : form.paths.check };
  },
  questionsAgain,
  answersAsForm,
  readAgain,
  sweepDrafts: () => sweepDrafts(parts.platform),
});
