/** Pages without parameters, below the language. */
export const staticPlaces = [
  '/aemter',
  '/begriffe',
  '/hilfe',
  '/zahlen',
  '/protokoll',
  '/anfragen',
  '/anfragen/recht',
  '/ueber',
  '/impressum',
  '/datenschutz',
  '/barrierefreiheit',
] as const;
