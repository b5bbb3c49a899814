import { afterAll, expect, it } from 'vitest';
import { guestActor } from '#kernel/actor';
import { formOf as bodyOf, type Request } from '#platform/http';
import { openForms } from '../test-support.ts';

const asked: string[] = [];
const own = await openForms({
  doors: {
    prefill: async (_, folder) => {
      asked.push(folder.id);
      return { vorname: 'Žofie', familienname: 'Łuczak', geburtsdatum: '1990-07-03', pseudonym: 'never asked for' };
    },
  },
});
afterAll(() => own.drop());

it('fills in what the register knows for a high sign-in, says so, and takes a correction', async () => {
  const browser = own.browser();
  await browser.signIn(own.platform.newId(), 'high');
  await browser.get('/de/meldebescheinigung/start');
  await browser.submit({});
  const form = own.forms.formOf(own.catalogue.findService('meldebescheinigung')!);
  const page = form.pages.find((one) => one.kind === 'questions' && one.questions.some(({ id }) => id === 'vorname'))!;
  for (let turn = 0; turn < 6 && !browser.page.path.endsWith(`/${page.slug}`); turn++) {
    const radio = /type="radio" id="[^"]*" name="([^"]*)" value="([^"]*)"/.exec(browser.page.html);
    await browser.submit(radio ? { [radio[1]!]: radio[2]! } : {});
  }
  expect(browser.page.html).toContain('Das steht im Melderegister');
  expect(browser.page.html).toContain('value="Žofie"');
  await browser.submit({ vorname: 'Zofia' });
  await browser.get(`/de/meldebescheinigung/frage/${page.slug}`);
  expect(browser.page.html).toContain('value="Zofia"');
});

it('takes the first answer of somebody who signed in after the question was shown, and fills in the rest', async () => {
  const browser = own.browser();
  await browser.get('/de/meldebescheinigung/start');
  await browser.submit({});
  const first = browser.page;
  await browser.signIn(own.platform.newId(), 'high');
  await browser.get(first.path);
  expect(browser.page.path).toBe('/de/meldebescheinigung/start');
  browser.page = first;
  await browser.submit({ bescheinigungsart: 'einfach' });
  expect(browser.page.path).toBe('/de/meldebescheinigung/frage/fuer-wen');
  await browser.submit({ fuerWen: 'selbst' });
  expect(browser.page.html).toContain('value="Žofie"');
});

it('asks the register for nobody else', async () => {
  asked.length = 0;
  for (const level of [null, 'low', 'substantial'] as const) {
    const browser = own.browser();
    if (level) await browser.signIn(own.platform.newId(), level);
    await browser.get('/de/meldebescheinigung/start');
    await browser.submit({});
    expect(browser.page.html).not.toContain('Žofie');
  }
  expect(asked).toEqual([]);
});

it('begins with answers that are known from another service, by the names of its carry', async () => {
  const codes: string[] = [];
  const request = {
    language: 'en',
    url: new URL('http://localhost/en'),
    query: new URLSearchParams(),
    form: bodyOf([], []),
    actor: guestActor,
    session: { guestCodes: codes, addGuestCode: (code: string) => codes.unshift(code) },
  } as unknown as Request;
  const address = { street: 'Eisenbahnstraße', houseNumber: '20', postcode: '04315', city: 'Leipzig', addition: '' };
  const folder = own.catalogue.findService('hund-anmelden')!;
  const { href } = await own.forms.startWith(request, folder, {
    vorname: 'Žofie',
    neueAnschrift: address,
    iban: 'DE00',
  });
  expect(href).toBe('/en/hund-anmelden/frage/hund-in-leipzig');
  const draft = await own.forms.loadDraft(request, folder);
  expect(draft?.answers).toEqual({ vorname: 'Žofie', anschrift: address });
  expect(draft?.content.provenance).toEqual({ vorname: 'carried', anschrift: 'carried' });
});

it('carries an answer by its own name where the other service has no other one for it', async () => {
  const codes: string[] = [];
  const request = {
    ...{ language: 'de', url: new URL('http://localhost/de'), query: new URLSearchParams(), form: bodyOf([], []) },
    ...{ actor: guestActor, session: { guestCodes: codes, addGuestCode: (code: string) => codes.unshift(code) } },
  } as unknown as Request;
  const address = { street: 'Eisenbahnstraße', houseNumber: '20', postcode: '04315', city: 'Leipzig', addition: '' };
  const folder = own.catalogue.findService('hund-anmelden')!;
  await own.forms.startWith(request, folder, { familienname: 'Beispiel', anschrift: address });
  const draft = await own.forms.loadDraft(request, folder);
  expect(draft?.answers).toEqual({ familienname: 'Beispiel', anschrift: address });
});

it('goes on with what this browser began from the same place, also when it is pressed again and again', async () => {
  const begin = async (seed: string, once: string | undefined, name: string) => {
    const request = {
      ...{ language: 'de', url: new URL('http://localhost/de'), query: new URLSearchParams(), form: bodyOf([], []) },
      ...{ actor: guestActor, session: { state: { seed }, guestCodes: [], addGuestCode: () => undefined } },
    } as unknown as Request;
    const folder = own.catalogue.findService('hund-anmelden')!;
    return (await own.forms.startWith(request, folder, { familienname: name }, once)).id;
  };
  const first = await begin('one', 'case-1', 'Beispiel');
  expect(await Promise.all(['Beispiel', 'Später'].map((name) => begin('one', 'case-1', name)))).toEqual([first, first]);
  const others = [
    await begin('one', 'case-2', 'A'),
    await begin('two', 'case-1', 'A'),
    await begin('one', undefined, 'A'),
  ];
  expect(new Set([first, ...others]).size).toBe(4);
});

it('sweeps unused drafts by itself', async () => {
  const browser = own.browser();
  await browser.get('/de/hund-anmelden/start');
  await browser.submit({});
  await browser.submit({}, '_action=later');
  const count = async () => (await own.platform.db.query('SELECT 1 FROM forms.draft WHERE account_id IS NULL')).length;
  expect(await count()).toBeGreaterThan(0);
  await own.platform.jobs.start();
  own.clock.advance({ days: 30 });
  await own.platform.jobs.drain();
  // The runner of the node may have taken the job before it was drained.
  await expect.poll(count).toBe(0);
});
