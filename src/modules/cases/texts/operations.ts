import type { Language } from '#kernel/language';
import { operationsDe } from './operations.de.ts';
import { operationsEn } from './operations.en.ts';

/** Words of the operators by language. */
export const operationsWords: Readonly<Record<Language, typeof operationsDe>> = { de: operationsDe, en: operationsEn };
