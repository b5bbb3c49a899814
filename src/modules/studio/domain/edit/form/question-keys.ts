/** What a question of each type may say besides its id, its words and its conditions. */
export const limitsOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    text: ['maxLength', 'pattern', 'patternCode', 'width'],
    longtext: ['maxLength', 'translate'],
    name: ['maxLength', 'width'],
    yesno: [],
    choice: [],
    choices: [],
    date: ['min', 'max'],
    number: ['min', 'max', 'integer', 'width'],
    money: ['min', 'max', 'width'],
    address: ['local'],
    email: ['maxLength', 'width'],
    phone: ['maxLength', 'width'],
    iban: ['width'],
    country: ['width'],
    file: ['maxFiles', 'types', 'maxMegabytes'],
    code: ['kind', 'maxLength', 'width'],
    info: [],
  }),
);

export const hasOptions = (type: string): boolean => type === 'choice' || type === 'choices';
/** A name FEEL and the addresses can read. */
export const isId = (id: string): boolean => /^[a-z][A-Za-z0-9]*$/.test(id);
