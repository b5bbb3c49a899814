import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cookie, Page } from 'playwright-core';
import { inject } from 'vitest';
import { readTotpSecret, totpCode } from '#accounts';
import type { IdentityLevel } from '#kernel/actor';
import { demoStaff } from '../../../src/demo/people.ts';
import { type Language, press, seen } from './answer-form.ts';

/** Signs a demo person in through the identity provider and comes back to the page asked for. */
export async function signIn(
  page: Page,
  person: string,
  level: IdentityLevel,
  back: string,
  language: Language = 'de',
): Promise<void> {
  await page.goto(`/${language}/anmelden?${new URLSearchParams({ weiter: back, level })}`);
  await choosePerson(page, person, level);
}

/** On the page of the identity provider: this person, at this level. */
export async function choosePerson(page: Page, person: string, level: IdentityLevel): Promise<void> {
  const form = page.locator('form', { has: page.locator(`input[name=person][value=${person}]`) });
  await press(page, form.locator(`button[value=${level}]`));
}

/**
 * Signs a member of the demo staff in with passphrase and a code of the app. A code counts once, so the session is kept for the
 * other files of the run.
 */
export async function signInStaff(page: Page, login: string, language: Language = 'de'): Promise<void> {
  const kept = join(inject('demo').sessions, `${login}.json`);
  if (existsSync(kept)) {
    await page.context().addCookies(JSON.parse(readFileSync(kept, 'utf8')) as Cookie[]);
    return;
  }
  const member = demoStaff.find((one) => one.login === login)!;
  await page.goto(`/${language}/team/anmelden`);
  await page.fill('[name=login]', login);
  await page.fill('[name=passphrase]', member.passphrase);
  await press(page, page.locator('main form button').first());
  await page.fill('[name=code]', totpCode(readTotpSecret(member.totpSecret), Temporal.Now.instant()));
  await press(page, page.locator('main form button').first());
  if (page.url().includes('/anmelden')) throw new Error(`${login} cannot sign in: ${await seen(page)}`);
  writeFileSync(kept, JSON.stringify(await page.context().cookies()));
}
