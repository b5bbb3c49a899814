/** What a housing provider is asked (BMG § 19(3)), by the same rules as every form of the city. */
export const housingForm = `
pages:
  - id: einzug
    questions:
      - { id: anbieter, type: text, required: true, maxLength: 160 }
      - { id: anbieterAnschrift, type: address, required: true }
      - { id: gehoertMir, type: yesno, required: true }
      - { id: eigentuemer, type: text, required: 'gehoertMir = false', maxLength: 160 }
      - { id: wohnung, type: address, local: true, required: true }
      - { id: einzugsdatum, type: date, required: true, min: 'today - duration("P2Y")', max: today }
      - { id: personen, type: longtext, required: true, maxLength: 1500 }
`;

/** The ids in the order of asking. */
export const housingQuestions = [
  'anbieter',
  'anbieterAnschrift',
  'gehoertMir',
  'eigentuemer',
  'wohnung',
  'einzugsdatum',
  'personen',
] as const;

/** The persons of a text with one name per line; null where a line is no full name or there are none. */
export function personsIn(text: string): readonly string[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');
  return lines.length > 0 && lines.every((line) => /\p{L}\S*\s+\S*\p{L}/u.test(line)) ? lines : null;
}

/** More move together seldom; a longer list is another confirmation. */
export const mostPersons = 12;
