/** The address as a calendar may link to it; throws when it is not one of the web. */
export const webAddress = (url: string): string => {
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error('a calendar entry links to a web address');
  return href;
};

/** Text without anything that could end a line of the file. */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ');
