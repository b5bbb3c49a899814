import { stringify } from 'yaml';
import { knownField } from './known-fields.ts';
import type { Place, Plan, PlannedQuestion, Work } from './plan.ts';
import type { ServiceNames } from './service-names.ts';

/**
 * `service.yaml`, without the two things only the department can decide: who may send (OZG § 3(4)) and how long the data stays. Until
 * both are there the service does not load.
 */
export function writeService(input: ServiceInput): { readonly text: string; readonly work: readonly Work[] } {
  const { id, office, names, origin, asOf } = input;
  const subject = subjectOf(input.plan);
  const [reference] = names.laws;
  const law = names.laws.map((text, index) => ({ id: `bezug-${index + 1}`, reference: text, source: origin, asOf }));
  const service = {
    ...{ id, edition: 1 },
    key: { state: 'unconfirmed', reason: 'Das Datenfeldschema nennt keinen Leistungsschlüssel.', source: origin },
    ...{ office, guests: false, lifeEvents: [], law, fees: [], deadline: {} },
    decision: { kind: 'clerk', reference: reference ?? 'Rechtsgrundlage noch nennen' },
    ...{ notice: { regime: 'none' }, purposeNeeded: true },
    ...(subject.name && { subject: { name: subject.name, ...(subject.email && { email: subject.email }) } }),
    ...{ followUps: [], carry: {} },
  };
  const open = [
    '# Das Fachamt entscheidet, dann lädt der Dienst. Streichen Sie das Doppelkreuz vor der Zeile.',
    '# identity: low   # wer senden darf: low, substantial oder high',
    '# retention: { period: P5Y, reference: "Rechtsgrundlage" }   # wie lange die Daten bleiben',
  ];
  return { text: `${stringify(service, { lineWidth: 120 })}${open.join('\n')}\n`, work: workOf(names, subject) };
}

function workOf(names: ServiceNames, subject: Subject): readonly Work[] {
  const say = (text: string): Work => ({ topic: 'decide', text });
  return [
    say('identity in service.yaml: Entscheiden Sie, welche Anmeldung zum Senden nötig ist (low, substantial, high).'),
    say('retention in service.yaml: Entscheiden Sie, wie lange die Daten bleiben, mit Rechtsgrundlage.'),
    ...(names.laws.length === 0
      ? [say('law in service.yaml: Das Schema nennt keine Rechtsgrundlage. Tragen Sie sie ein.')]
      : []),
    ...(subject.name
      ? [say(`subject in service.yaml: ${subject.name.join(', ')} gilt als Name der Person. ${subject.why}`)]
      : [say('subject in service.yaml: Keine Frage nennt eine Person. Tragen Sie ein, wer den Antrag stellt.')]),
    say('key in service.yaml: Bestätigen Sie den Leistungsschlüssel.'),
    say(
      'decision und notice in service.yaml: Prüfen Sie Rechtsgrundlage und Form des Bescheids. Ein Schreiben gibt es noch nicht.',
    ),
    say('fees, deadline, lifeEvents in service.yaml: Tragen Sie Gebühren, Fristen und Lebenslagen ein.'),
    say('texts.de.yaml: Schreiben Sie summary, who, need, cost, duration, law und after für diesen Dienst.'),
    say('texts.en.yaml: Übersetzen Sie alle Texte, die mit [German] beginnen.'),
    say('process.bpmn: Ein Mensch prüft alles. Zeichnen Sie den Ablauf des Amtes, wenn er anders ist.'),
  ];
}

/** The person a case is about: the first harmonised name, else a question that looks like a name, else the first text. */
function subjectOf({ pages, places }: Plan): Subject {
  const questions = pages.flatMap((page): readonly PlannedQuestion[] =>
    page.kind === 'questions' ? page.questions : [],
  );
  const meaning = (wanted: string): string | undefined =>
    places.find(
      (place: Place) => !place.became.includes('.') && knownField(place.id)?.meaning === wanted && place.became,
    )?.became;
  const email = meaning('email') ?? questions.find(({ type }) => type === 'email')?.id;
  const family = meaning('familyName');
  const given = meaning('givenName');
  const rest = email === undefined ? {} : { email };
  if (family)
    return { name: given ? [given, family] : [family], why: 'Prüfen Sie, ob das die richtige Person ist.', ...rest };
  const like = questions.find(({ label, type }) => type === 'text' && /\bname/i.test(label));
  const text =
    like ??
    questions.find(({ type }) => type === 'text' || type === 'name') ??
    questions.find(({ type }) => type !== 'info');
  return text ? { name: [text.id], why: 'Das ist geraten. Bitte prüfen.', ...rest } : { why: '', ...rest };
}

interface Subject {
  readonly name?: readonly string[];
  readonly email?: string;
  readonly why: string;
}
export interface ServiceInput {
  readonly id: string;
  readonly office: string;
  readonly names: ServiceNames;
  readonly plan: Plan;
  /** `XDatenfelder 2, S00000094 Version 1.0`. */
  readonly origin: string;
  /** ISO date the source is of. */
  readonly asOf: string;
}
