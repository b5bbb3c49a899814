import { drawHere, findHere } from './look-here.ts';
import { redactHere } from './redact-here.ts';

// A process of its own for one file: files come from outside, and whatever they do to the engine ends with it.
process.once('message', (job: RedactionJob) => {
  work(job).then(
    (answer) => process.send?.(answer, () => process.exit(0)),
    () => process.exit(1),
  );
});

function work(job: RedactionJob): Promise<unknown> {
  if (job.kind === 'redact') return redactHere(...job.input);
  return job.kind === 'find' ? findHere(...job.input) : drawHere(...job.input);
}

export type RedactionJob =
  | { readonly kind: 'redact'; readonly input: Parameters<typeof redactHere> }
  | { readonly kind: 'find'; readonly input: Parameters<typeof findHere> }
  | { readonly kind: 'draw'; readonly input: Parameters<typeof drawHere> };
