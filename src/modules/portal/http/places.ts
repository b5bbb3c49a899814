/** Pages without parameters, below the language. */
export const staticPlaces = [
  '/aemter',
  '/begriffe',
  '/hilfe',
  '/zahlen',
  '/protokoll',
  '/ueber',
  '/impressum',
  '/datenschutz',
  '/barrierefreiheit',
] as const;
