/** The languages a city serves: German is binding, English is the second service language. */
export const languages = ['de', 'en'] as const;

/** True for the path segments `de` and `en`. */
export const isLanguage = (value: unknown): value is Language => value === 'de' || value === 'en';

export type Language = (typeof languages)[number];

/** A text in every language the city serves. */
export type Bilingual = Readonly<Record<Language, string>>;
