import { expect, it } from 'vitest';
import { loadCity } from '#catalogue';
import { formOf } from '../use-cases/form-of.ts';
import { uploadLimit } from './upload-limit.ts';

const { services } = await loadCity('city');
const catalogue = { findService: (id: string) => services.find((folder) => folder.id === id) ?? null };

it('lets only pages with a file question take more than fields', () => {
  for (const folder of services)
    for (const page of formOf(folder).pages)
      for (const inner of page.kind === 'repeat' ? page.pages : [page]) {
        const list = page.kind === 'repeat' ? { repeat: page.slug, item: '1' } : {};
        const limit = uploadLimit(catalogue, { service: folder.id, page: inner.slug, ...list });
        const files = inner.questions.flatMap((question) => (question.type === 'file' ? [question.files] : []));
        const bytes = files.reduce((sum, { max, maxBytes }) => sum + max * maxBytes, 64_000);
        expect(limit, `${folder.id} ${inner.id}`).toBe(Math.min(bytes, 32_000_000));
      }
  expect(uploadLimit(catalogue, { service: 'hund-anmelden', page: 'hunde' })).toBe(64_000);
});

it('keeps the highest limit for pages of an older edition', () => {
  expect(uploadLimit(catalogue, { service: 'hund-anmelden', page: 'was-es-nicht-mehr-gibt' })).toBe(32_000_000);
  expect(uploadLimit(catalogue, { service: 'gibt-es-nicht', page: 'x' })).toBe(32_000_000);
});
