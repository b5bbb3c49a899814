/** Gives the address of a built file; with no entry in the manifest it is the plain name, so pages render without a build. */
export function assetUrl(assets: AssetManifest, name: string): string {
  return `/assets/${assets[name] ?? name}`;
}

/** Plain name to hashed name, as `dist/assets/manifest.json` holds it: `city.css` to `city.3F2A.css`. */
export type AssetManifest = Readonly<Record<string, string>>;
