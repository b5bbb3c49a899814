export { type ImportAnswer, type ImportWish, importService } from './use-cases/import-service.ts';
export { checkProcessFile, type ProcessFileAnswer } from './use-cases/check-process-file.ts';
