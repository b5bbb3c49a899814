import { type BurntBox, burn, type Stamp } from '../engine/burn.ts';
import type { Raster } from '../engine/draw.ts';

/** True when the boxes of a page, drawn anew from the result, show black and their labels, and nothing of what was below. */
export function areBurnt(
  drawn: Raster,
  boxes: readonly BurntBox[],
  stampOf: (box: BurntBox) => Stamp | undefined,
): boolean {
  const wanted: Raster = {
    width: drawn.width,
    height: drawn.height,
    rgba: new Uint8Array(drawn.rgba.length).fill(255),
  };
  burn(wanted, boxes, stampOf);
  return boxes.every((box) => looksLike(drawn, wanted, box));
}

/** Packing as JPEG blurs the edges of a label a little; letters that were below would change far more. */
function looksLike(drawn: Raster, wanted: Raster, box: BurntBox): boolean {
  let [different, all] = [0, 0];
  for (let row = box.top + edge; row < box.top + box.height - edge; row += 1) {
    for (let column = box.left + edge; column < box.left + box.width - edge; column += 1) {
      const at = (row * drawn.width + column) * 4;
      const most = Math.max(...[0, 1, 2].map((plane) => Math.abs(drawn.rgba[at + plane]! - wanted.rgba[at + plane]!)));
      if (most > mostDifference) different += 1;
      all += 1;
    }
  }
  return different <= all * mostShare;
}

const edge = 1;
const mostDifference = 72;
const mostShare = 0.004;
