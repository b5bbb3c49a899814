/** A mobile number as people type it, in international form: `0171 234 56 78` becomes `+491712345678`; null for what is none. German mobile numbers and full foreign ones. */
export function mobileNumber(typed: string): string | null {
  const digits = typed
    .trim()
    .replace(/[\s/().-]/g, '')
    .replace(/^00/, '+');
  if (/^01[567]\d{8,9}$/.test(digits)) return `+49${digits.slice(1)}`;
  if (/^\+49/.test(digits)) return /^\+491[567]\d{8,9}$/.test(digits) ? digits : null;
  return /^\+[1-9]\d{7,14}$/.test(digits) ? digits : null;
}
