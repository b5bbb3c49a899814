import { sql } from 'kysely';
export const held = sql;
