export type {
  CodeAnswer,
  CodeLetter,
  CodeLetterAnswer,
  Departure,
  DepartureAnswer,
  FamilyMember,
  InquiredPerson,
  Inquiry,
  InquiryAnswer,
  KindOfHome,
  MoveAnswer,
  MoveReport,
  NewPerson,
  PersonQuery,
  Register,
  RegisterAddress,
  RegisterMatch,
  RegisterRecord,
} from './register.ts';
export { RegisterUnavailable } from './use-cases/ask.ts';
export { createRegister } from './use-cases/create-register.ts';
export * as registerWire from './wire.ts';
