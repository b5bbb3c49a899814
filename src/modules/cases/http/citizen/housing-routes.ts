import type { ServiceFolder } from '#catalogue';
import {
  type Address,
  type Answers,
  type AskedAgain,
  addressLines,
  type FieldIssue,
  type FormModel,
  type FormWords,
  readForm,
} from '#forms';
import type { Language } from '#kernel/language';
import { html, notFound, type Reply, type Request, type Route } from '#platform/http';
import { housingForm, housingQuestions, mostPersons, personsIn } from '../../domain/housing-form.ts';
import type { CitizenWords } from '../../texts/citizen.de.ts';
import { texts } from '../../texts/index.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { confirmHousing, type HousingConfirmation } from '../../use-cases/check-confirmation.ts';
import type { CaseHttp } from '../case-http.ts';
import { type HousingPage, housingCheckPage, housingDonePage, housingPage } from '../pages/citizen/housing-pages.tsx';

/** A housing provider confirms a move in without account, under a short address; the code for the tenant is shown once. */
export const housingRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/wohnung-bestaetigen',
    permission: 'public',
    handle: (request) => {
      const page = pageFor(parts, http, request);
      return page ? html(housingPage(page, [], null)) : notFound;
    },
  },
  {
    method: 'POST',
    path: '/:lang/wohnung-bestaetigen',
    permission: 'public',
    body: 'form',
    handle: (request) => take(parts, http, request),
  },
];

/** Checked again at every step: what stands in hidden fields is no more trusted than what is typed. */
async function take(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const page = pageFor(parts, http, request);
  if (!page) return notFound;
  const step = request.form.get('schritt');
  if (step === 'aendern') return html(housingPage(page, [], request.form));
  const read = parts.forms.readAgain(page.asked, request.form);
  const issues = [...(read.ok ? [] : read.issues), ...personIssues(request, page.words)];
  const persons = personsIn(request.form.get('personen').replaceAll('\r\n', '\n'));
  if (!read.ok || !persons || issues.length > 0) return html(housingPage(page, unique(issues), request.form), 422);
  const { answers } = read;
  if (step !== 'bestaetigen') {
    const sections = parts.forms.summary(page.asked.form, answers, page.asked.texts, page.asked.context);
    return html(housingCheckPage(page, sections, request.form));
  }
  const once = request.form.get('once').slice(0, 64) || parts.newId();
  const confirmed = await confirmHousing(parts, confirmationOf(answers, persons), once);
  return html(housingDonePage(page, confirmed));
}

/** The confirmation belongs to the registration of residence; a city that does not offer it has no such page. */
function pageFor(parts: CaseParts, http: CaseHttp, request: Request): HousingPage | null {
  const { language } = request;
  const folder = parts.catalogue.findService('wohnsitz-anmelden');
  if (!folder) return null;
  const words = texts[language].citizen;
  const asked = housingAsked(parts, folder, language);
  return {
    language,
    words,
    shell: http.shellFor(request),
    csrf: request.csrf,
    once: request.form.get('once') || parts.newId(),
    asked,
    again: parts.forms.questionsAgain(asked),
  };
}

/** The questions to a housing provider, in a language. */
export function housingAsked(parts: CaseParts, folder: ServiceFolder, language: Language): AskedAgain {
  const context = parts.forms.contextOf(folder, language);
  const words = formWords(texts[language].citizen);
  return { form: formModel(), answers: {}, paths: housingQuestions, texts: words, context };
}

/** What a housing provider confirms, from checked answers. */
export function confirmationOf(answers: Answers, persons: readonly string[]): HousingConfirmation {
  const home = answers['wohnung'] as Address;
  const provider = String(answers['anbieter'] ?? '');
  return {
    provider,
    providerAddress: addressLines(answers['anbieterAnschrift'] as Address),
    owner: answers['gehoertMir'] === true ? provider : String(answers['eigentuemer'] ?? ''),
    street: home.street,
    houseNumber: home.houseNumber,
    postcode: home.postcode,
    movedInOn: String(answers['einzugsdatum']),
    persons,
  };
}

function personIssues(request: Request, words: CitizenWords): FieldIssue[] {
  const text = request.form.get('personen').replaceAll('\r\n', '\n').trim();
  const persons = personsIn(text);
  if (text === '' || (persons && persons.length <= mostPersons)) return [];
  const message = persons ? words.housing.errors.personsMany : words.housing.errors.persons;
  return [{ question: 'personen', part: null, code: 'persons', field: 'personen', message }];
}

const unique = (issues: readonly FieldIssue[]): readonly FieldIssue[] =>
  issues.filter((issue, index) => issues.findIndex(({ field }) => field === issue.field) === index);

const formWords = ({ housing }: CitizenWords): FormWords => ({
  pages: {},
  repeats: {},
  questions: {
    anbieter: { label: housing.provider, help: housing.providerHint },
    anbieterAnschrift: { label: housing.providerAddress },
    gehoertMir: { label: housing.isOwner, options: { true: housing.yes, false: housing.no } },
    eigentuemer: { label: housing.owner, help: housing.ownerHint },
    wohnung: { label: housing.address },
    einzugsdatum: { label: housing.movedInOn, help: housing.movedInHint },
    personen: { label: housing.persons, help: housing.personsHint },
  },
});

let parsed: FormModel | null = null;
function formModel(): FormModel {
  if (parsed) return parsed;
  const read = readForm({ id: 'wohnung-bestaetigen', version: '1', files: { 'form.yaml': housingForm } });
  if (!read.ok) throw new Error(`form of housing providers: ${JSON.stringify(read.problems)}`);
  parsed = read.form;
  return parsed;
}
