export type { CardData } from './card-data.ts';
export {
  type CardReading,
  type FetchRefusal,
  isInTime,
  mayFetch,
  minutesToRead,
  mostReadings,
  type ReadingState,
} from './card-reading.ts';
export {
  asWritten,
  bornOn,
  type CardField,
  type CardRefusal,
  differences,
  isSomebodyElse,
  judgeCard,
  type SaidOfPerson,
} from './compare-card.ts';
export {
  type EidRefusal,
  type EidResult,
  type EidSession,
  getResultRequest,
  readResult,
  readSession,
  tcToken,
  useIdRequest,
} from './eid-messages.ts';
