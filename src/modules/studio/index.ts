export { studioModule } from './module.ts';
export { checkProcessFile, type ProcessFileAnswer } from './use-cases/check-process-file.ts';
export { type ImportAnswer, type ImportWish, importService } from './use-cases/import-service.ts';
