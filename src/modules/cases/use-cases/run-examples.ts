import { type City, feesOn, type ServiceFolder, yamlSource } from '#catalogue';
import { checkAnswers, type FormContext, readForm, walkJourney } from '#forms';
import { legalCalendar } from '#kernel/calendar';
import type { JsonObject } from '#kernel/json';
import { type Bilingual, type Language, languages } from '#kernel/language';
import { saxonHolidays } from '#kernel/saxon-holidays';
import type { Letter } from '#platform/pdf';
import { createProcesses, type ServiceProcess } from '#processes';
import { type CityWords, cityWordsOf } from '../domain/city-words.ts';
import { fillText } from '../domain/fill-text.ts';
import { registerRecords } from '../domain/journey-record.ts';
import { letterTemplate, writeBlocks } from '../domain/letter-template.ts';
import { type JourneyCode, journeyWords } from '../texts/journey-words.ts';
import type { ServiceJourney } from './journey-file.ts';
import { type JourneyRun, runJourney, type WrittenLetter } from './run-journey.ts';

/**
 * What becomes of every example of a whole service: how it ends, who decided, the values that were computed, and its letters as they would be
 * written, in both languages. Nothing is stored. An example that does not go through says why.
 */
export async function runExamples(folder: ServiceFolder, city: City): Promise<readonly ExampleRun[]> {
  const read = readForm(folder);
  const process = await createProcesses()
    .of(folder)
    .catch(() => null);
  const journeys = yamlSource('journeys.yaml', folder.files['journeys.yaml'] ?? '').value;
  if (!read.ok || !process || !Array.isArray(journeys)) return [];
  const words = cityWordsOf(city);
  return (journeys as readonly ServiceJourney[]).map((journey): ExampleRun => {
    const about = {
      id: String(journey.id ?? ''),
      title: titleOf(journey),
      on: String(journey.on),
    };
    const on = dayOf(journey.on);
    if (!on) return { ...about, ...nothing };
    const context = contextOf(city, folder, on);
    const walked = walkJourney(read.form, journey, context);
    if (walked.problems.length > 0) return { ...about, ...nothing };
    if (walked.exit !== null) return { ...about, ...nothing, walks: true, exit: walked.exit };
    const run = runJourney({
      ...{ folder, city, process, calendar, journey, on, answers: walked.answers },
      record: registerRecords(walked.answers)[0]!,
      check: (answers: JsonObject) => (checkAnswers(read.form, answers, context).ok ? null : 'answers'),
    });
    return { ...about, ...told(run), letters: run.letters.map((one) => written(one, folder, city, words, process)) };
  });
}

function told({
  outcome,
  automatic,
  variables,
  problems,
}: JourneyRun): Omit<ExampleRun, 'id' | 'title' | 'on' | 'letters'> {
  const said = problems.map(({ code, details }) => {
    const say = journeyWords[code as JourneyCode] as ((details: object) => Bilingual) | undefined;
    return say?.(details) ?? { de: code, en: code };
  });
  return { walks: true, exit: null, outcome, automatic, variables, problems: said };
}

/** A letter of an example; the platform's own lines about remedies and signatures stand as they would. */
function written(
  { letter, scope }: WrittenLetter,
  folder: ServiceFolder,
  city: City,
  words: CityWords,
  { evaluate }: ServiceProcess,
): ExampleLetter {
  const parsed = letterTemplate.safeParse(yamlSource('', folder.files[`letters/${letter}.yaml`] ?? '').value);
  if (!parsed.success) return { name: letter, texts: null };
  const template = parsed.data;
  const { regime } = folder.service.notice;
  const office = city.offices.find(({ id }) => id === folder.service.office);
  const applicant = scope['applicant'] as { readonly name: string; readonly addressLines: readonly string[] };
  const texts = languages.map((language): readonly [Language, Letter] => {
    const blocks = writeBlocks(template, language, scope, evaluate);
    if (template.remedy === 'objection' && regime !== 'none') {
      const remedy = words.remedy(regime);
      blocks.push({ kind: 'legal', heading: remedy.heading[language], text: remedy.text[language] });
    }
    return [
      language,
      {
        language,
        mark: language === 'de' ? null : words.readingVersion[language],
        sender: {
          authority: words.authority[language],
          office: office?.name[language] ?? folder.service.office,
          address: words.postal,
          contact: words.contact,
        },
        recipient: [applicant.name, ...applicant.addressLines],
        place: words.place,
        date: String(scope['today']),
        reference: template.reference.map((entry) => ({
          label: entry.label[language],
          value: fillText(entry.value, language, scope, evaluate),
        })),
        subject: fillText(template.subject[language], language, scope, evaluate),
        blocks,
      },
    ];
  });
  return { name: letter, texts: Object.fromEntries(texts) as Readonly<Record<Language, Letter>> };
}

function contextOf(city: City, folder: ServiceFolder, today: Temporal.PlainDate): FormContext {
  const fees = feesOn(
    city.fees.filter(({ id }) => folder.service.fees.includes(id)),
    today,
  );
  // The street list is not part of a service: addresses are taken as they are.
  const streets: FormContext['streets'] = {
    check: (address) => ({ ok: true, address: { ...address, city: city.name } }),
  };
  return { today, sentOn: null, fees: fees.ok ? fees.value : {}, language: 'de', streets };
}

const titleOf = (journey: ServiceJourney): string =>
  String((journey as { readonly title?: unknown }).title ?? journey.id ?? '');

function dayOf(on: unknown): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(String(on));
  } catch {
    return null;
  }
}

const calendar = legalCalendar(saxonHolidays);
const nothing = {
  ...{ walks: false, exit: null, outcome: null, automatic: false, variables: {}, problems: [], letters: [] },
} as const;

export interface ExampleRun {
  readonly id: string;
  readonly title: string;
  /** Its day, as written. */
  readonly on: string;
  /** False when the form asks otherwise than the example answers. */
  readonly walks: boolean;
  /** The exit it leaves by; null for one that is sent. */
  readonly exit: string | null;
  readonly outcome: string | null;
  /** No person decided. */
  readonly automatic: boolean;
  /** Answers and what was computed, by name. */
  readonly variables: JsonObject;
  readonly problems: readonly Bilingual[];
  readonly letters: readonly ExampleLetter[];
}
export interface ExampleLetter {
  readonly name: string;
  /** Null when the letter cannot be read. */
  readonly texts: Readonly<Record<Language, Letter>> | null;
}
