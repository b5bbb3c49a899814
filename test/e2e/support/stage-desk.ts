import type { Inside } from './inside.ts';

type Caller = ReturnType<Inside['caller']>;

/** What the desks have: a statement with an entry that belongs to nobody, and a question of the treasury to another office. */
export async function stageDesk(treasury: Caller, other: Caller, number: string): Promise<readonly string[]> {
  const read = await treasury.json('POST', '/api/v1/bank-statements', { xml: statement });
  const asked = { office: 'buergerservice', text: 'Ist die Anschrift richtig?', data: [] };
  const answer = await treasury.json('POST', `/api/v1/tasks/${number}/consultations`, asked);
  const list = await other.json('GET', '/api/v1/consultations');
  const [question] = list.body['open'] as { readonly id: string }[];
  const paper = await stagePaper(treasury);
  if (read.status !== 200 || answer.status !== 200 || !question) throw new Error('the desks could not be staged');
  return [
    ...[`/team/zahlungen/auszug/${String(read.body['id'])}`, '/team/zahlungen/lastschriften/keine'],
    ...['/team/post/druck', `/team/beteiligungen/${question.id}`, '/team/einteilung', '/team/sammel'],
    ...[`/team/vorgaenge/${number}/zusammen`, '/team/eingang', `/team/eingang/${paper}`],
  ];
}

/** A scan that waits to be sorted; gives its id. */
async function stagePaper(clerk: Caller): Promise<string> {
  await clerk.get('/de/team/eingang');
  const scan = new File([Buffer.from(picture, 'base64')], 'brief.png', { type: 'image/png' });
  const tag = Temporal.Now.plainDateISO('Europe/Berlin').toLocaleString('de-DE');
  await clerk.submit('/team/eingang', { scan: scan as never, tag, notiz: 'Brief (Demo)' });
  return clerk.page.path.split('/').at(-1) ?? '';
}

const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const statement = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S1</Id>
  <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>
  <Ntry><Amt Ccy="EUR">12.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>B-1</AcctSvcrRef></Ntry></Stmt></BkToCstmrStmt></Document>`;
