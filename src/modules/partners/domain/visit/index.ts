export {
  type FiledVisit,
  filedVisitSchema,
  type VisitReceipt,
  visitReceiptSchema,
} from './filed-visit.ts';
export * from './mandate.ts';
export { mayServe, type PartnerClerk, type ServeRefusal } from './may-serve.ts';
export * from './pick-up-code.ts';
export * from './visit.ts';
export type { VisitRow } from './visit-row.ts';
export { recordedInstant, wholeVisit } from './whole-visit.ts';
