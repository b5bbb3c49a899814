import type { OfficeRules } from './office-schema.ts';

/** What does not fit together in the part of the back office, each with its place below `partners.yaml`. */
export function officeFaults({ office, institutions, districts, matrix }: Around): readonly OfficeFault[] {
  if (!office) return [];
  const { billing, offices, pilots } = office;
  const isInstitution = (id: string): boolean => institutions.some((one) => one.id === id);
  return [
    ...billing.contacts.flatMap(({ institution }, at) =>
      isInstitution(institution)
        ? []
        : [fault('institution-unknown', ['billing', 'contacts', at, 'institution'], institution)],
    ),
    ...offices.flatMap(({ district }, at) =>
      districts.some(({ id }) => id === district)
        ? []
        : [fault('district-unknown', ['offices', at, 'district'], district)],
    ),
    ...pilots.flatMap(({ id, institution, services, from, until }, at) => [
      ...(pilots.findIndex((one) => one.id === id) < at ? [fault('id-twice', ['pilots', at, 'id'], id)] : []),
      ...(isInstitution(institution) ? [] : [fault('institution-unknown', ['pilots', at, 'institution'], institution)]),
      ...(from <= until ? [] : [fault('times-reversed', ['pilots', at], `${from} - ${until}`)]),
      ...services.flatMap((service, index) =>
        matrix.some((row) => row.service === service)
          ? []
          : [fault('service-unknown', ['pilots', at, 'services', index], service)],
      ),
    ]),
  ];
}

const fault = (code: OfficeFault['code'], path: OfficeFault['path'], found: string): OfficeFault => ({
  code,
  path: ['office', ...path],
  found,
});

export interface OfficeFault {
  readonly code: 'institution-unknown' | 'district-unknown' | 'id-twice' | 'times-reversed' | 'service-unknown';
  readonly path: readonly (string | number)[];
  readonly found: string;
}
interface Named {
  readonly id: string;
}
interface Around {
  readonly office?: OfficeRules | undefined;
  readonly institutions: readonly Named[];
  readonly districts: readonly Named[];
  readonly matrix: readonly { readonly service: string }[];
}
