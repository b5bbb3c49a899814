import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DateGroup,
  ErrorSummary,
  fieldId,
  formatBytes,
  Pagination,
  RadioGroup,
  renderFragment,
  TextArea,
  TextField,
} from '../index.ts';

describe('fieldId', () => {
  it('is a valid id and target of a link for every name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        expect(fieldId(name)).toMatch(/^[A-Za-z][A-Za-z0-9_-]*$/);
      }),
    );
  });

  it('keeps list positions apart', () => {
    expect(fieldId('pets.0.name')).toBe('pets-0-name');
    expect(fieldId('pets.1.name')).toBe('pets-1-name');
  });
});

describe('an error', () => {
  it.each([
    ['text field', <TextField key="t" name="a.b" label="Frage" error="Fehlt." />],
    ['text area', <TextArea key="a" name="a.b" label="Frage" error="Fehlt." />],
    ['date', <DateGroup key="d" name="a.b" label="Frage" error="Fehlt." />],
    ['choice', <RadioGroup key="r" name="a.b" label="Frage" error="Fehlt." choices={[{ value: '1', label: 'Ja' }]} />],
  ])('of a %s is linked from the summary to a control and read out with it', (_name, field) => {
    const summary = renderFragment(<ErrorSummary errors={[{ field: 'a.b', message: 'Fehlt.' }]} />);
    const html = renderFragment(field);
    expect(summary).toContain('href="#a-b"');
    expect(html).toMatch(/<(input|textarea)[^>]* id="a-b"/);
    expect(html).toMatch(/aria-describedby="[^"]*a-b-error/);
    expect(html).toMatch(/<p[^>]* id="a-b-error"><span[^>]*>Fehler: <\/span>Fehlt\./);
  });
});

it('a text area says how much fits before script counts', () => {
  const html = renderFragment(<TextArea name="x" label="Text" limit={2000} hint="Kurz." />);
  expect(html).toContain('Sie können bis zu 2.000 Zeichen schreiben.');
  expect(html).toContain('aria-describedby="x-hint x-count"');
});

it('no error summary stands where nothing is wrong', () => {
  expect(renderFragment(<ErrorSummary errors={[]} />)).toBe('');
});

it('page numbers show first, last and neighbours', () => {
  const html = renderFragment(<Pagination current={5} total={20} href={(page) => `?p=${page}`} />);
  const shown = [...html.matchAll(/href="\?p=(\d+)" aria-label="Seite/g)].map((match) => Number(match[1]));
  expect(shown).toEqual([1, 4, 5, 6, 20]);
  expect(renderFragment(<Pagination current={1} total={1} href={() => ''} />)).toBe('');
});

it('file sizes are rounded up', () => {
  expect(formatBytes(1, 'de')).toBe('1\u00a0KB');
  expect(formatBytes(2_345_678, 'de')).toBe('2,4\u00a0MB');
  expect(formatBytes(2_345_678, 'en')).toBe('2.4\u00a0MB');
});
