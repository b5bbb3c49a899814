import { type Reply, type Request, redirect } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { nextTask } from '../../use-cases/clerk/worklist.ts';
import type { CaseHttp } from '../case-http.ts';
import { deskOf } from './desk.ts';

/** After a task is done the next one that is due opens, with a sentence about what was done; the list when none is left. */
export async function goOn(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  done: string,
  number: string,
): Promise<Reply> {
  const { paths } = deskOf(parts, http, request);
  const next = await nextTask(parts, request.actor);
  const said = { fertig: done, zu: number };
  return redirect(next ? paths.case(next.number, { aufgabe: next.token, ...said }) : paths.case(number, said));
}
