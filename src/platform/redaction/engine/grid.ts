import type { PageSize } from '../types.ts';
import type { Stamp } from './burn.ts';
import type { Raster } from './draw.ts';
import { labelStamp } from './label-stamp.ts';

/** Lays a grid of 10 millimetres over a drawing, with numbers at the upper and left edge, so that places can be told without a mouse. */
export async function layGrid(raster: Raster, size: PageSize): Promise<void> {
  const perMillimetre = (raster.width / size.width) * (72 / 25.4);
  const dpi = perMillimetre * 25.4;
  for (let mark = 10; mark * perMillimetre < Math.max(raster.width, raster.height); mark += 10) {
    const at = Math.round(mark * perMillimetre);
    tint(raster, { left: at, top: 0, width: 1, height: raster.height });
    tint(raster, { left: 0, top: at, width: raster.width, height: 1 });
    const stamp = mark % 20 === 0 ? await labelStamp(String(mark), { width: 60, height: dpi / 8 }, dpi) : undefined;
    if (!stamp) continue;
    print(raster, stamp, at - (stamp.width >> 1), 2);
    print(raster, stamp, 2, at - (stamp.height >> 1));
  }
}

function tint({ width, height, rgba }: Raster, area: Area): void {
  for (let row = area.top; row < Math.min(height, area.top + area.height); row += 1) {
    for (let column = area.left; column < Math.min(width, area.left + area.width); column += 1) {
      const at = (row * width + column) * 4;
      for (const [plane, blue] of [90, 130, 220].entries()) rgba[at + plane] = rgba[at + plane]! * 0.75 + blue * 0.25;
    }
  }
}

/** Dark blue on a white ground, wherever it lies. */
function print({ width, height, rgba }: Raster, stamp: Stamp, left: number, top: number): void {
  for (let row = -1; row <= stamp.height; row += 1) {
    for (let column = -1; column <= stamp.width; column += 1) {
      const [x, y] = [left + column, top + row];
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const isInside = row >= 0 && column >= 0 && row < stamp.height && column < stamp.width;
      const ink = isInside ? stamp.white[row * stamp.width + column]! / 255 : 0;
      for (const [plane, blue] of [0, 50, 140].entries()) rgba[(y * width + x) * 4 + plane] = 255 - (255 - blue) * ink;
    }
  }
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
