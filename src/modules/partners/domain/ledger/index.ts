export * from './ledger.ts';
export { readLedgerFile, writeLedgerFile } from './ledger-file.ts';
export { type Anchors, type LedgerCheck, verifyLedger } from './verify-ledger.ts';
