export { monthlyStatement, type Statement, type StatementLine } from './statement.ts';
export { statementCsv } from './statement-csv.ts';
export { type InvoiceFacts, xRechnung } from './x-rechnung.ts';
