import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchCatalogue } from '../../fixtures/search-catalogue.ts';
import { buildIndex } from './build-index.ts';
import { splitCompound } from './compounds.ts';
import { editDistance } from './distance.ts';
import { search } from './search.ts';

const index = buildIndex(searchCatalogue);
const ids = (text: string, limit = 3) => search(index, text, 'de', limit).map((hit) => hit.id);

/** What people type -> what they mean; it must be among the first three. */
const golden: readonly (readonly [string, string])[] = [
  ['hunde steuer', 'hund-anmelden'],
  ['hundesteuer', 'hund-anmelden'],
  ['Hundesteuer anmelden', 'hund-anmelden'],
  ['hundemarcke', 'hund-anmelden'],
  ['hunde marke', 'hund-anmelden'],
  ['hund', 'hund-anmelden'],
  ['hudn anmelden', 'hund-anmelden'],
  ['Ich habe einen Hund', 'hund-anmelden'],
  ['welpen', 'hund-anmelden'],
  ['dog tax', 'hund-anmelden'],
  ['dogtax', 'hund-anmelden'],
  ['register my dog', 'hund-anmelden'],
  ['puppy', 'hund-anmelden'],
  ['hund gestorben', 'hund-abmelden'],
  ['my dog died', 'hund-abmelden'],
  ['umzihen', 'wohnsitz-anmelden'],
  ['umziehen', 'wohnsitz-anmelden'],
  ['umzug', 'wohnsitz-anmelden'],
  ['ummelden', 'wohnsitz-anmelden'],
  ['Ummeldung', 'wohnsitz-anmelden'],
  ['ich bin umgezogen', 'wohnsitz-anmelden'],
  ['wohnung anmelden', 'wohnsitz-anmelden'],
  ['wohnungsanmeldung', 'wohnsitz-anmelden'],
  ['wohnsitz', 'wohnsitz-anmelden'],
  ['wohnsitz ummelden', 'wohnsitz-anmelden'],
  ['adresse aendern', 'wohnsitz-anmelden'],
  ['Adresse ändern', 'wohnsitz-anmelden'],
  ['adress änderung', 'wohnsitz-anmelden'],
  ['address change', 'wohnsitz-anmelden'],
  ['change of adress', 'wohnsitz-anmelden'],
  ['moved flat', 'wohnsitz-anmelden'],
  ['I moved', 'wohnsitz-anmelden'],
  ['moving house', 'wohnsitz-anmelden'],
  ['anmeldung', 'wohnsitz-anmelden'],
  ['einwohnermeldeamt', 'wohnsitz-anmelden'],
  ['einwohner melde amt', 'wohnsitz-anmelden'],
  ['wohnungsgeber bestätigung', 'wohnsitz-anmelden'],
  ['ins ausland ziehen', 'abmelden'],
  ['abmeldung wohnung', 'abmelden'],
  ['moving abroad', 'abmelden'],
  ['meldebestätigung', 'meldebescheinigung'],
  ['meldebestaetigung', 'meldebescheinigung'],
  ['meldebescheinigung', 'meldebescheinigung'],
  ['melde bescheinigung', 'meldebescheinigung'],
  ['meldebescheinigng', 'meldebescheinigung'],
  ['wohnsitz bescheinigung', 'meldebescheinigung'],
  ['proof of address', 'meldebescheinigung'],
  ['registration certificate', 'meldebescheinigung'],
  ['anwohner parken', 'bewohnerparken'],
  ['bewohnerparkausweis', 'bewohnerparken'],
  ['parkausweiss', 'bewohnerparken'],
  ['parking permit', 'bewohnerparken'],
  ['perso', 'personalausweis'],
  ['personalausweis verloren', 'personalausweis'],
  ['personal ausweis', 'personalausweis'],
  ['ausweis abgelaufen', 'personalausweis'],
  ['id card', 'personalausweis'],
  ['reise pass', 'reisepass'],
  ['passport', 'reisepass'],
  ['pasport', 'reisepass'],
  ['führungszeugniss', 'fuehrungszeugnis'],
  ['fuhrungszeugnis', 'fuehrungszeugnis'],
  ['polizeiliches führungszeugnis', 'fuehrungszeugnis'],
  ['gewerbeanmeldung', 'gewerbe-anmelden'],
  ['gewerbe', 'gewerbe-anmelden'],
  ['firma gründen', 'gewerbe-anmelden'],
  ['geburts urkunde', 'geburtsurkunde'],
  ['birth certficate', 'geburtsurkunde'],
  ['leipzigpass', 'leipzig-pass'],
  ['wohn geld', 'wohngeld'],
  ['mietzuschuss', 'wohngeld'],
  ['hochzeit', 'heiraten'],
  ['get maried', 'heiraten'],
  ['auto anmelden', 'kfz-zulassen'],
  ['kfz zulassung', 'kfz-zulassen'],
  ['führerschein umtausch', 'fuehrerschein'],
  ['kitaplatz', 'kita-platz'],
  ['kindergartenplatz', 'kita-platz'],
  ['bücherei', 'bibliothek'],
  ['sperrmull', 'sperrmuell'],
  ['sofa abholen', 'sperrmuell'],
  ['erlaubnis', 'fuehrerschein'],
  ['bescheinigung', 'meldebescheinigung'],
];

describe('search', () => {
  it.each(golden)('%s -> %s', (text, id) => {
    expect(ids(text)).toContain(id);
  });

  it('gives the exact title first', () => {
    for (const document of searchCatalogue) expect(ids(document.title.de, 1)).toEqual([document.id]);
    for (const document of searchCatalogue) expect(ids(document.title.en, 1)).toEqual([document.id]);
  });

  it('answers in the language of the person, whatever the language of the words', () => {
    expect(search(index, 'Hundesteuer', 'en')[0]?.title).toBe('Register a dog');
    expect(search(index, 'dog tax', 'de')[0]?.title).toBe('Hund anmelden');
  });

  it('finds nothing where nothing is meant', () => {
    for (const text of ['', '   ', '?!', 'xylophonquartett', '98765']) expect(ids(text)).toEqual([]);
  });

  it('takes any text without falling over, and gives at most the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 1, max: 5 }), (text, limit) => {
        expect(search(index, text, 'en', limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('forgives one slip in every title word of six letters and more', () => {
    for (const { id, title } of searchCatalogue)
      for (const word of title.de.split(/[ -]/).filter((entry) => entry.length >= 6)) {
        const slipped = `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`;
        if (word[2] !== word[3]) expect(ids(slipped, 20), `${slipped} for ${word}`).toContain(id);
      }
  });
});

describe('splitCompound', () => {
  const known = new Set([
    'hunde',
    'hund',
    'steuer',
    'marke',
    'wohnung',
    'geber',
    'amt',
    'anmeldung',
    'einwohner',
    'melde',
  ]);
  it.each([
    ['hundesteuermarke', ['hunde', 'steuer', 'marke']],
    ['wohnungsanmeldung', ['wohnung', 'anmeldung']],
    ['einwohnermeldeamt', ['einwohner', 'melde', 'amt']],
  ])('%s', (word, parts) => expect(splitCompound(word, known)).toEqual(parts));
  it.each(['wohnung', 'hundesport', 'xsteuer', 'steuers'])('leaves %s whole', (word) =>
    expect(splitCompound(word, known)).toBeNull(),
  );
});

describe('editDistance', () => {
  it('counts a swap of neighbours once', () => {
    expect(editDistance('anmedlen', 'anmelden', 2)).toBe(1);
    expect(editDistance('umzihen', 'umziehen', 1)).toBe(1);
    expect(editDistance('katze', 'hund', 2)).toBe(3);
  });
  it('is symmetric and zero only for equal words', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
        expect(editDistance(a, b, 9) === 0).toBe(a === b);
      }),
    );
  });
});
