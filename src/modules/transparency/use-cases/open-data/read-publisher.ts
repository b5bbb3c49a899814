import { z } from 'zod';
import type { City } from '#catalogue';
import type { Publisher } from '../../domain/open-data/publisher.ts';

/** The publisher as `city/open-data.yaml` says; a city without that file stands behind its data by its name alone. */
export function readPublisher(city: City, base: string): Publisher {
  const read = file.safeParse(city.data['open-data']);
  const { ags: municipality } = city;
  if (read.success) {
    const { title, description, name, homepage, contact, contributor } = read.data;
    return {
      title,
      description,
      name,
      homepage: homepage.value,
      contact,
      contributor: contributor.value,
      municipality,
    };
  }
  return {
    title: { de: `Offene Daten: ${city.name}`, en: `Open data: ${city.name}` },
    description: { de: 'Daten der Stadt.', en: 'Data of the city.' },
    ...{ name: { de: city.name, en: city.name }, homepage: base, contributor: null, municipality },
    contact: { name: city.name, email: `offene-daten@${new URL(base).hostname}` },
  };
}

const bilingual = z.object({ de: z.string(), en: z.string() });
const file = z.object({
  title: bilingual,
  description: bilingual,
  name: bilingual,
  homepage: z.object({ value: z.url() }),
  contact: z.object({ name: z.string(), email: z.email() }),
  contributor: z.object({ value: z.url().nullable() }),
});
