import type { Inside } from './inside.ts';

type Caller = ReturnType<Inside['caller']>;

/** A question of a person about an own case that somebody read, with the entry; gives the places of the person and the number of the new case. */
export async function stageCockpit(person: Caller, number: string): Promise<CockpitStage> {
  const entry = `reihe=${number}&nummer=1`;
  await person.get(`/de/meine-daten/frage?${entry}`);
  await person.submit('/meine-daten/frage', { anlass: 'zugriff', frage: 'Warum hat das Amt meine Angaben gelesen?' });
  const asked = /\/vorgang\/(L[\w-]+)/.exec(person.page.path)?.[1];
  if (!asked) throw new Error(`no question was asked: ${person.page.path}`);
  return { asked, places: ['/meine-daten', '/meine-daten/beweis', `/meine-daten/frage?${entry}`] };
}

export interface CockpitStage {
  /** Number of the case with the data protection officer. */
  readonly asked: string;
  readonly places: readonly string[];
}
