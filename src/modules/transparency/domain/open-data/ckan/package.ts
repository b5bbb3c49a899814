import type { JsonObject } from '#kernel/json';
import { fileAddress } from '../catalogue/catalogue-graph.ts';
import { type Dataset, fileFormats, type PublishedFile } from '../dataset.ts';

/** A dataset as `package_show` of CKAN gives it; ids are the names, which never change. */
export function packageOf(dataset: Dataset, about: CkanContext): CkanPackage {
  const { record, release, firstIssuedAt } = dataset;
  const { url, title } = licenceOf(record.licence);
  const resources = release.files
    .filter(({ format }) => format !== 'schema')
    .map((file, position) => resourceOf(dataset, file, position, about));
  return {
    ...{ id: record.id, name: record.id, title: record.title.de, notes: record.description.de },
    ...{ title_translated: { ...record.title }, notes_translated: { ...record.description } },
    ...{ type: 'dataset', state: 'active', private: false, isopen: true, version: String(release.version) },
    ...{ license_id: record.licence, license_title: title, license_url: url },
    ...{ metadata_created: withoutZone(firstIssuedAt), metadata_modified: withoutZone(release.issuedAt) },
    ...{ maintainer: about.contact.name, maintainer_email: about.contact.email },
    ...{ author: about.organization.title, author_email: about.contact.email },
    ...{ owner_org: about.organization.id, organization: organizationOf(about) },
    groups: [groupOf(record.theme)],
    tags: record.keywords.de.map((name) => ({
      name,
      id: name,
      display_name: name,
      state: 'active',
      vocabulary_id: null,
    })),
    num_tags: record.keywords.de.length,
    ...{ resources, num_resources: resources.length },
    extras: [
      { key: 'frequency', value: record.frequency },
      ...(release.from && release.to
        ? [
            { key: 'temporal_start', value: release.from },
            { key: 'temporal_end', value: release.to },
          ]
        : []),
      ...(release.correction ? [{ key: 'version_notes', value: release.correction }] : []),
    ],
    url: `${about.base}/de/daten/${record.id}`,
  };
}

/** The resource whose table the datastore answers for. */
export const tableId = (dataset: string): string => `${dataset}.csv`;

function resourceOf(
  { record, release }: Dataset,
  file: PublishedFile,
  position: number,
  { base }: CkanContext,
): JsonObject {
  const { mediaType, fileType } = fileFormats[file.format];
  return {
    ...{ id: file.name, package_id: record.id, name: file.name, description: record.title.de, position },
    ...{ format: fileType, mimetype: mediaType, size: file.size, hash: file.sha256, hash_algorithm: 'sha256' },
    ...{ url: fileAddress(base, record.id, release.version, file.name), url_type: 'upload', state: 'active' },
    ...{ created: withoutZone(release.issuedAt), last_modified: withoutZone(release.issuedAt) },
    datastore_active: file.format === 'csv',
  };
}

export const organizationOf = ({ organization: { id, title, description } }: CkanContext): JsonObject => ({
  ...{ id, name: id, title, description, type: 'organization', state: 'active', is_organization: true, image_url: '' },
});

export const groupOf = (theme: string): JsonObject => ({
  ...{ id: theme.toLowerCase(), name: theme.toLowerCase(), title: theme, display_name: theme, description: '' },
});

/** CKAN writes UTC without saying so. */
const withoutZone = (instant: string): string => instant.replace(/Z$/, '');

export const licenceOf = (licence: Dataset['record']['licence']) => licenceWords[licence];
const licenceWords = {
  'dl-zero-de/2.0': { title: 'Datenlizenz Deutschland Zero 2.0', url: 'https://www.govdata.de/dl-de/zero-2-0' },
  'cc-zero': { title: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
} as const;

export interface CkanContext {
  readonly base: string;
  readonly contact: { readonly name: string; readonly email: string };
  readonly organization: { readonly id: string; readonly title: string; readonly description: string };
}
export type CkanPackage = JsonObject & {
  readonly name: string;
  readonly title: string;
  readonly metadata_modified: string;
};
