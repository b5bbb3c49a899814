/** A statement as a bank writes it; for tests. */
export const statementXml = (entries: readonly string[], more: StatementSample = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${more.version ?? '08'}"><BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-24T20:00:00Z</CreDtTm></GrpHdr>
<Stmt><Id>${more.id ?? 'S-1'}</Id><Acct><Id><IBAN>${more.iban ?? 'DE89370400440532013000'}</IBAN></Id></Acct>
${entries.join('\n')}</Stmt></BkToCstmrStmt></Document>`;

/** One booked entry. */
export const entryXml = (entry: EntrySample): string =>
  `<Ntry><Amt Ccy="${entry.currency ?? 'EUR'}">${entry.amount}</Amt><CdtDbtInd>${entry.out ? 'DBIT' : 'CRDT'}</CdtDbtInd>
<Sts><Cd>${entry.status ?? 'BOOK'}</Cd></Sts><BookgDt><Dt>${entry.on ?? '2026-11-24'}</Dt></BookgDt>
${entry.bank === null ? '' : `<AcctSvcrRef>${entry.bank ?? `B-${entry.text}-${entry.amount}`.slice(0, 35)}</AcctSvcrRef>`}
<NtryDtls><TxDtls><Refs><EndToEndId>${entry.endToEnd ?? 'NOTPROVIDED'}</EndToEndId></Refs>
<RltdPties><Dbtr><Pty><Nm>Jana Müller</Nm></Pty></Dbtr></RltdPties>
<RmtInf>${entry.structured ? `<Strd><CdtrRefInf><Ref>${entry.structured}</Ref></CdtrRefInf></Strd>` : `<Ustrd>${entry.text ?? ''}</Ustrd>`}</RmtInf>
${entry.returned ? '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>' : ''}</TxDtls></NtryDtls></Ntry>`;

interface StatementSample {
  readonly id?: string;
  readonly iban?: string;
  readonly version?: string;
}
interface EntrySample {
  readonly amount: string;
  readonly text?: string;
  readonly structured?: string;
  readonly endToEnd?: string;
  readonly currency?: string;
  readonly out?: boolean;
  readonly status?: string;
  readonly on?: string;
  /** Null: the bank gave the entry no name. */
  readonly bank?: string | null;
  readonly returned?: boolean;
}
