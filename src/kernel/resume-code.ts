import { checkSymbol, inGroups, readSymbols, symbolsOf } from './base32.ts';
import { type CodeRefusal, checkedCode } from './case-number.ts';
import type { Result } from './result.ts';

/** Random bytes that a resume code wants. */
export const resumeCodeBytes = 13;

/** A resume code with 100 bits of chance from 13 random bytes: `7KQ4-M2XD-90AB-CDEF-GHJK-M`; who has it can open the draft. */
export function resumeCode(random: Uint8Array): ResumeCode {
  const symbols = symbolsOf(random, length);
  return inGroups(symbols + checkSymbol(symbols));
}

/** The resume code people meant: small letters, blanks, `O` for 0 and `I` or `L` for 1 are understood; refused when mistyped. */
export const parseResumeCode = (text: string): Result<ResumeCode, CodeRefusal> =>
  checkedCode(readSymbols(text), length + 1, inGroups);

const length = 20;

export type ResumeCode = string;
