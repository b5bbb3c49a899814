import type { JsonObject } from '#kernel/json';
import type { InformationParts } from './information-parts.ts';
import type { Person } from './person.ts';
import { ownRequests } from './read-requests.ts';
import { viewOwn } from './view-own.ts';

/** What is kept about a person with each of the own requests: their words, messages, letters and documents by name (GDPR Art. 15 and 20). */
export async function copyOwn(parts: InformationParts, person: Person): Promise<readonly JsonObject[]> {
  const copies: JsonObject[] = [];
  for (const row of await ownRequests(parts, person)) {
    const view = await viewOwn(parts, person, row);
    if (!view) continue;
    const { asker, steps } = view.story;
    copies.push({
      ...{ number: row.number, ...asker, office: row.office, language: row.language, wish: row.wish },
      ...{ status: row.state.status, receivedOn: row.state.receivedOn, answeredOn: row.state.answeredOn },
      ...{ wordsArePublic: row.words === 'shown', publishedOn: row.state.publishedOn, endedOn: row.endedOn },
      history: steps.map(({ at, type, byCity }) => ({ at, type, by: byCity ? 'city' : 'asker' })),
      messages: steps.flatMap(({ at, byCity, words }) =>
        typeof words?.['text'] === 'string' && at !== row.receivedAt
          ? [{ at, by: byCity ? 'city' : 'asker', text: words['text'] }]
          : [],
      ),
      letters: view.letters.map(({ id, kind, on }) => ({ id, kind, on: on.toString() })),
      documents: view.files.map(({ id, name }) => ({ id, name })),
    });
  }
  return copies;
}
