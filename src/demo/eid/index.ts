export { demoCards } from './demo-cards.ts';
export { type DemoEid, startEid } from './start-eid.ts';
