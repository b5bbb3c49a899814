/** What kind of browser on what kind of system, without versions, so that it tells devices apart and nothing more; null when unknown. */
export function deviceOf(userAgent: string | null): string | null {
  const found = [browsers, systems].flatMap((kinds) => kinds.find(([, sign]) => sign.test(userAgent ?? ''))?.[0] ?? []);
  return found.length > 0 ? found.join(', ') : null;
}

/** The first that fits: later ones are named by the earlier ones as well. */
const browsers: readonly Kind[] = [
  ['Edge', /\bEdgA?\/|\bEdgiOS\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\bFirefox\/|\bFxiOS\//],
  ['Chrome', /Chrome\/|\bCriOS\//],
  ['Safari', /\bSafari\//],
];
const systems: readonly Kind[] = [
  ['iPad', /\biPad\b/],
  ['iPhone', /\biPhone\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
];

type Kind = readonly [name: string, sign: RegExp];
