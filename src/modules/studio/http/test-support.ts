import { afterAll } from 'vitest';
import type { Uuid } from '#kernel/ids';
import type { Browser } from '../../../../test/support/browser.ts';
import { composeTest } from '../../../../test/support/compose-test.ts';

/** The whole city hall with four authors: two of the treasury and its desk, one who came later, one of another office. */
export async function openStudio() {
  const own = await composeTest();
  afterAll(() => own.drop());
  const join = async (login: string, offices: readonly string[]): Promise<Browser & { readonly id: Uuid }> => {
    const entry = { login: `${login}@demo`, name: `${login} (Demo)`, offices, roles: ['author'] as const };
    await own.platform.db.transaction((tx) => own.doors.accounts.inviteStaff(tx, entry));
    const [row] = await own.platform.db.query<{ id: Uuid }>('SELECT id FROM accounts.staff WHERE login = $1', [
      `${login}@demo`,
    ]);
    await own.platform.db.query("UPDATE accounts.staff SET password = 'x' WHERE id = $1", [row!.id]).catch(() => null);
    const browser = own.browser();
    await browser.signIn({ staffId: row!.id }, 'substantial');
    return Object.assign(browser, { id: row!.id });
  };
  const both = ['stadtkaemmerei', 'buergerservice'];
  const [rita, gerd, lena, toni] = [
    await join('rita', both),
    await join('gerd', both),
    await join('lena', both),
    await join('toni', ['ordnungsamt']),
  ];
  /** Opens the dog registration as a new copy; gives its address. */
  const openDogs = async (browser: Browser, service = 'hund-anmelden'): Promise<string> => {
    await browser.get('/de/team/studio');
    await browser.submit('/leistung', { leistung: service });
    return browser.page.path.split('?')[0]!;
  };
  return { ...own, rita, gerd, lena, toni, openDogs };
}
