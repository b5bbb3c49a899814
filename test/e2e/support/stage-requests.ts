import { letterPdf } from '#platform/pdf';
import type { Inside } from './inside.ts';

type Caller = ReturnType<Inside['caller']>;

/** Requests for information of a guest: one answered with a document for everybody, one on which every step can still be taken; gives their places. */
export async function stageRequests(guest: Caller, officer: Caller): Promise<RequestStage> {
  const answered = await askByHttp(guest, 'Kosten der Brunnen', 'Was kosten die Brunnen im Jahr?');
  const begun = await askByHttp(guest, 'Plan der Baumpflege', 'Bitte senden Sie mir den Plan der Baumpflege.');
  const file = new File([(await letterPdf(aBill)) as BlobPart], 'rechnung.pdf', { type: 'application/pdf' });
  const id = await addByHttp(officer, answered, file);
  await officer.submit(`/dokumente/${id}`, {}, 'was=uebernehmen');
  await handleByHttp(officer, answered, 'extend', { grund: 'search' });
  const words = { text: 'Siehe Rechnung.', oeffentlich: 'Siehe Rechnung.' };
  await handleByHttp(officer, answered, 'answer', { ergebnis: 'granted', wann: 'now', ...words });
  const own = `/anfragen/${answered}`;
  await guest.get(`/de${own}`);
  const letter = /\/briefe\/([0-9a-f-]{36})/.exec(guest.page.html)?.[1] ?? '';
  const draft = await addByHttp(officer, begun, new File([(await letterPdf(aBill)) as BlobPart], 'plan.pdf'));
  const desk = `/team/anfragen/${begun}`;
  const steps = ['ask-back', 'estimate', 'hear', 'extend', 'answer', 'show-words', 'hide-words', 'file'];
  return {
    guestPlaces: [
      ...[
        '/anfragen',
        '/anfragen?q=xqzv',
        '/anfragen/neu',
        '/anfragen/neu?q=brunnen',
        '/anfragen/code',
        '/anfragen/recht',
      ],
      ...[own, `${own}/melden`, `${own}/dokumente/${id}`, `${own}/eigene/${id}`, `${own}/briefe/${letter}`],
      ...[
        `/anfragen/${begun}`,
        `/anfragen/${begun}/frist.ics`,
        '/anfragen/neuigkeiten.atom',
        `${own}/neuigkeiten.atom`,
      ],
    ],
    deskPlaces: [
      ...['/team/anfragen', '/team/anfragen?ansicht=done', desk, `/team/anfragen/${answered}`],
      ...steps.map((step) => `${desk}/schritt/${step}`),
      ...[`${desk}/dokumente/${draft}`, `/team/anfragen/${answered}/briefe/${letter}`],
      ...[`${desk}/dokumente/${draft}/schwaerzen`, `${desk}/dokumente/${draft}/seiten/1`],
    ],
  };
}

/** Asks as a guest without script; gives the number. */
export async function askByHttp(guest: Caller, betreff: string, text: string, language = 'de'): Promise<string> {
  await guest.get(`/${language}/anfragen/neu?q=${encodeURIComponent(betreff)}`);
  await guest.submit('/anfragen/neu', { betreff, text });
  const number = /\/anfragen\/(A-[\w-]+)/.exec(guest.page.path)?.[1];
  if (!number) throw new Error(`no request was taken: ${guest.page.path}`);
  return number;
}

async function handleByHttp(officer: Caller, number: string, step: string, values: Values): Promise<void> {
  await officer.get(`/de/team/anfragen/${number}/schritt/${step}`);
  await officer.submit(`/schritt/${step}`, values);
  if (officer.page.status !== 200) throw new Error(`${step} was refused: ${officer.page.html}`);
}

/** Adds a file to the answer; gives its id. */
async function addByHttp(officer: Caller, number: string, datei: File): Promise<string> {
  await handleByHttp(officer, number, 'file', { datei });
  return /\/dokumente\/([0-9a-f-]{36})/.exec(officer.page.html)?.[1] ?? '';
}

const aBill = {
  ...({ language: 'de', mark: null, recipient: ['Stadt (Demo)'], place: 'Leipzig', date: '2026-11-20' } as const),
  sender: {
    authority: 'Brunnenbau (Demo)',
    office: 'Rechnung',
    address: ['Musterweg 1', '04109 Leipzig'],
    contact: [],
  },
  ...{ reference: [], subject: 'Rechnung' },
  blocks: [
    { kind: 'paragraph', text: 'Zwei Brunnen kosten 4.000 Euro. Fragen an Mira Muster-Demo, 0341 0000000.' } as const,
  ],
};

type Values = Parameters<Caller['submit']>[1];
interface RequestStage {
  readonly guestPlaces: readonly string[];
  readonly deskPlaces: readonly string[];
}
