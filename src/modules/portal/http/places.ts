/** Pages without parameters, below the language. */
export const staticPlaces = [
  '/aemter',
  '/begriffe',
  '/hilfe',
  '/zahlen',
  '/ueber',
  '/impressum',
  '/datenschutz',
  '/barrierefreiheit',
] as const;
