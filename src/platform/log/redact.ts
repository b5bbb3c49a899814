import type { Fields } from './types.ts';

/** The fields with everything taken out that names a person or opens a door, by field name and by shape. */
export const redact = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, redactField(name, value)]));

/** A text without e-mail addresses, IBANs, bearer tokens and passwords in addresses. */
export const redactText = (text: string): string =>
  shapes.reduce((rest, [shape, instead]) => rest.replace(shape, instead), text);

function redactField(name: string, value: Fields[string]): Fields[string] {
  if (value !== null && value !== undefined && personal.test(name)) return mark;
  if (typeof value === 'string') return redactText(value);
  return Array.isArray(value) ? value.map(redactText) : value;
}

const mark = '[redacted]';
const personal =
  /^(first|last|given|family|full|birth|display)?_?name$|mail$|phone|street|address|birth|iban|password|secret|token|cookie|authorization|answers?$|body$|^ip$|code$/i;
const shapes: readonly [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[e-mail]'],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g, '[iban]'],
  [/\b(Bearer|Basic) [\w.~+/=-]+/g, '$1 [token]'],
  [/(\w+:\/\/[^\s:/@]*):[^\s@/]+@/g, '$1:[password]@'],
];
