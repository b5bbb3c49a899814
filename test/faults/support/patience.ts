import { setTimeout as delay } from 'node:timers/promises';
import { textIn } from '../../support/html-form.ts';
import type { Way } from '../../support/http-journey.ts';

/** A person who sends the same form again when no answer came, or a page that asks for it; any other fault ends the test. */
export function patientWay(origin: Way['origin'], acknowledged?: Way['acknowledged']): PatientWay {
  const met = { lost: 0, busy: 0 };
  return {
    met,
    origin,
    ...(acknowledged ? { acknowledged } : {}),
    async again(outcome, wish, attempt) {
      if ('lost' in outcome) met.lost += 1;
      else if (outcome.status !== 503) return false;
      else {
        met.busy += 1;
        mustLeadOn(outcome.html, wish.method);
      }
      await delay(20);
      return attempt < mostAttempts;
    },
  };
}

/** The page says what is the matter and what to do, and that a form just sent may not be saved. */
function mustLeadOn(html: string, method: 'GET' | 'POST'): void {
  const text = textIn(html);
  const wanted = ['nicht erreichbar', 'noch einmal', ...(method === 'POST' ? ['nicht gespeichert'] : [])];
  const missing = wanted.filter((words) => !text.includes(words));
  if (missing.length > 0 || !html.includes('href="/de"')) throw new Error(`a page without ${missing}: ${text}`);
}

const mostAttempts = 3_000;

export interface PatientWay extends Way {
  /** How often no answer came, and how often a page that asked to try again. */
  readonly met: { lost: number; busy: number };
}
