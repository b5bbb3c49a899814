/** Reads how a photo is turned (1 to 8) from an Exif segment; null when the segment does not say it. */
export const exifOrientation = (segment: { readonly marker: number; readonly body: Uint8Array }): number | null => {
  const { marker, body } = segment;
  if (marker !== 0xe1 || body.length < 14 || Buffer.from(body.subarray(0, 6)).toString('latin1') !== 'Exif\0\0')
    return null;
  const tiff = new DataView(body.buffer, body.byteOffset + 6, body.length - 6);
  const order = tiff.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const isLittle = order === 0x4949;
  const directory = tiff.getUint32(4, isLittle);
  if (directory + 2 > tiff.byteLength) return null;
  const count = tiff.getUint16(directory, isLittle);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.byteLength) return null;
    if (tiff.getUint16(entry, isLittle) !== orientationTag) continue;
    const value = tiff.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
};

/** The smallest Exif segment there is: it says how the photo is turned and nothing else. */
export const orientationSegment = (orientation: number): Uint8Array =>
  new Uint8Array([
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);

const orientationTag = 0x0112;
