import { parse } from 'yaml';
import type { ServiceFolder } from '#catalogue';
import { legalDay } from '#kernel/clock';
import type { NewEvent } from '#kernel/event';
import { formatDateTime } from '#kernel/format';
import type { JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import { notificationOf, objectionDeadline } from '#kernel/notification';
import type { Tx } from '#platform/database';
import type { Letter } from '#platform/pdf';
import { fillText } from '../domain/fill-text.ts';
import { type LetterTemplate, letterTemplate, writeBlocks } from '../domain/letter-template.ts';
import { signatureBlock } from '../domain/signature.ts';
import type { NoticeRow } from '../store/notice-store.ts';
import type { ActionCall, ActionOutcome } from './actions.ts';
import type { CaseParts } from './case-parts.ts';

/**
 * Issues a letter into the case: the binding German text and an English reading version marked as such. With consent it
 * is provided for retrieval (VwVfG § 41(2a)), else prepared for the post; the objection period follows the regime of the service.
 */
export async function issueLetter(parts: CaseParts, _tx: Tx, call: ActionCall): Promise<ActionOutcome> {
  const { state, folder, node, at } = call;
  const name = node.attributes['letter'] ?? '';
  const template = templateOf(folder, name);
  const notice = noticeRow(parts, call, name, template);
  const letters = {
    de: write(parts, call, template, 'de', notice) as unknown as JsonObject,
    en: write(parts, call, template, 'en', notice) as unknown as JsonObject,
  };
  const event: NewEvent = {
    type: 'case.letter-issued',
    public: { letter: name, kind: template.kind, channel: notice.channel, regime: notice.regime },
    sealed: { id: notice.id, letters },
  };
  return {
    events: [event],
    letter: { notice, event },
    value: { issuedOn: legalDay(Temporal.Instant.from(at)).toString(), consent: state.applicant.consent !== null },
  };
}

/** The template of a letter of this service version; a missing one is a fault of the city data that the check names. */
export function templateOf(folder: ServiceFolder, name: string): LetterTemplate {
  const key = `${folder.version}/${name}`;
  const known = templates.get(key);
  if (known) return known;
  const text = folder.files[`letters/${name}.yaml`];
  if (!text) throw new Error(`service ${folder.id} has no letter ${name}`);
  const template = letterTemplate.parse(parse(text));
  templates.set(key, template);
  return template;
}

function noticeRow(
  parts: CaseParts,
  { row, state, folder, at }: ActionCall,
  letter: string,
  template: LetterTemplate,
): Omit<NoticeRow, 'seq'> {
  const regime = template.remedy === 'none' ? 'none' : folder.service.notice.regime;
  // Without legal effects there is nothing to consent to: confirmations simply lie in the inbox.
  const channel = state.applicant.consent || regime === 'none' ? 'own-portal' : 'post';
  const sent = legalDay(Temporal.Instant.from(at));
  // A letter by post is notified only once somebody has posted it.
  const notified =
    regime === 'none' || channel === 'post' ? null : notificationOf({ channel, regime, sent }, sent, parts.calendar);
  const on = notified?.state === 'notified' ? notified.on : null;
  return {
    id: parts.newId(),
    caseId: row.id,
    letter,
    kind: template.kind,
    regime,
    channel,
    remedy: template.remedy,
    issuedAt: at,
    retrievedAt: null,
    notifiedOn: on?.toString() ?? null,
    objectionUntil:
      on && template.remedy === 'objection' ? objectionDeadline(on, 'correct', parts.calendar).end.toString() : null,
    postPreparedAt: channel === 'post' ? at : null,
    postedOn: null,
  };
}

function write(
  parts: CaseParts,
  call: ActionCall,
  template: LetterTemplate,
  language: Language,
  notice: Omit<NoticeRow, 'seq'>,
): Letter {
  const { row, state, process, facts, folder, at } = call;
  const words = parts.cityWords;
  const office = parts.catalogue.findOffice(folder.service.office);
  const evaluate = process.evaluate;
  const scope = { ...state.process.v, ...facts, registeredOn: state.process.v['registeredOn'] ?? null };
  const blocks = writeBlocks(template, language, scope, evaluate);
  if (template.remedy === 'objection' && notice.regime !== 'none') {
    const remedy = words.remedy(notice.regime);
    blocks.push({ kind: 'legal', heading: remedy.heading[language], text: remedy.text[language] });
  }
  blocks.push(...signatureBlock(state.process.v['signature'], language));
  const texts = letterWords[language];
  return {
    language,
    mark: language === 'de' ? null : words.readingVersion[language],
    sender: {
      authority: words.authority[language],
      office: office?.name[language] ?? folder.service.office,
      address: words.postal,
      contact: words.contact,
    },
    recipient: [state.applicant.name, ...state.applicant.addressLines],
    place: words.place,
    date: legalDay(Temporal.Instant.from(at)).toString(),
    reference: [
      { label: texts.caseNumber, value: row.number },
      ...template.reference.map((entry) => ({
        label: entry.label[language],
        value: fillText(entry.value, language, scope, evaluate),
      })),
      { label: texts.sentOn, value: formatDateTime(Temporal.Instant.from(row.submittedAt), language) },
    ].filter((entry, index, all) => all.findIndex((other) => other.value === entry.value) === index),
    subject: fillText(template.subject[language], language, scope, evaluate),
    blocks,
  };
}

const templates = new Map<string, LetterTemplate>();
const letterWords = {
  de: { caseNumber: 'Vorgangsnummer', sentOn: 'Ihr Antrag vom' },
  en: { caseNumber: 'Case number', sentOn: 'Your application of' },
} as const;
