export { Browser, type BrowserPage } from './browser.ts';
export { composeTest } from './compose-test.ts';
export { htmlProblems } from './html-problems.ts';
export { idsFrom } from './new-id.ts';
export { type RegisterSays, registerThat } from './register-that.ts';
export { seededRandom } from './seeded-random.ts';
export { asOwner, emptyDatabase, type TestDatabase, testDatabase } from './test-database.ts';
export { type SentMail, type TestPlatform, testPlatform } from './test-platform.ts';
export { type VirtualClock, virtualClock } from './virtual-clock.ts';
