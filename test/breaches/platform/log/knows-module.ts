export { thing } from '#cases';
