/** Text as it may stand between tags of XML, in canonical form; inside an attribute its quotation mark must be escaped as well. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
