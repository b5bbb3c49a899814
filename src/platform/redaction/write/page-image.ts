import { deflateSync } from 'node:zlib';
import type { Raster } from '../engine/draw.ts';
import { encodeJpeg } from './jpeg.ts';

/** A page's drawing as a picture in a PDF: few shades exactly and small, everything else as JPEG. */
export function pageImage(raster: Raster): PageImage {
  const isGrey = !hasColour(raster);
  const colours = isGrey ? greys : fewColours(raster);
  if (!colours || (isGrey && isPhoto(raster)))
    return { ...sizeOf(raster), kind: isGrey ? 'grey-jpeg' : 'colour-jpeg', data: encodeJpeg(raster, isGrey) };
  const places = new Uint8Array(4_096);
  colours.forEach((colour, index) => {
    places[colour] = index;
  });
  const bits = isGrey ? 4 : 8;
  const rowBytes = Math.ceil((raster.width * bits) / 8);
  const rows = new Uint8Array(rowBytes * raster.height);
  for (let row = 0; row < raster.height; row += 1) {
    for (let column = 0; column < raster.width; column += 1) {
      const place = isGrey
        ? greyAt(raster, row, column)
        : places[colourAt(raster.rgba, (row * raster.width + column) * 4)]!;
      if (isGrey) rows[row * rowBytes + (column >> 1)]! |= column % 2 === 0 ? place << 4 : place;
      else rows[row * rowBytes + column] = place;
    }
  }
  const palette = isGrey
    ? undefined
    : Uint8Array.from(colours.flatMap((colour) => [(colour >> 8) * 17, ((colour >> 4) & 15) * 17, (colour & 15) * 17]));
  return {
    ...sizeOf(raster),
    kind: isGrey ? 'greys' : 'colours',
    data: deflateSync(rows),
    ...(palette ? { palette } : {}),
  };
}

const sizeOf = ({ width, height }: Raster) => ({ width, height });

function hasColour({ rgba }: Raster): boolean {
  for (let at = 0; at < rgba.length; at += 4) {
    const [red, green, blue] = [rgba[at]!, rgba[at + 1]!, rgba[at + 2]!];
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > 12) return true;
  }
  return false;
}

/** The colours of a page in 16 steps for red, green and blue each, when there are no more than 256. */
function fewColours({ rgba }: Raster): readonly number[] | undefined {
  const found = new Set<number>();
  let last = -1;
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = colourAt(rgba, at);
    if (colour === last) continue;
    last = colour;
    found.add(colour);
    if (found.size > 256) return undefined;
  }
  return [...found];
}

/** Many pixels between black and white: a scan or a photo, which 16 shades would spoil. */
function isPhoto({ rgba }: Raster): boolean {
  let between = 0;
  for (let at = 0; at < rgba.length; at += 4) if (rgba[at]! > 24 && rgba[at]! < 232) between += 1;
  return between > (rgba.length / 4) * 0.2;
}

const step = (value: number): number => Math.round(value / 17);
const colourAt = (rgba: Uint8Array, at: number): number =>
  (step(rgba[at]!) << 8) | (step(rgba[at + 1]!) << 4) | step(rgba[at + 2]!);
const greyAt = ({ width, rgba }: Raster, row: number, column: number): number =>
  step(rgba[(row * width + column) * 4 + 1]!);
const greys = Array.from({ length: 16 }, (_, index) => index);

/** `greys`: 4 bits for each pixel; `colours`: 8 bits into a palette; both packed. */
export interface PageImage {
  readonly width: number;
  readonly height: number;
  readonly kind: 'greys' | 'colours' | 'grey-jpeg' | 'colour-jpeg';
  readonly data: Uint8Array;
  readonly palette?: Uint8Array;
}
