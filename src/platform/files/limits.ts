/** What one file may cost to look at; above it a small upload could fill the memory of whoever opens it. */
export const limits = {
  /** Pixels of one side of an image. */
  side: 30_000,
  /** Pixels of a JPEG or HEIC. */
  pixels: 120_000_000,
  /** Bytes of an unpacked PNG: 33 million pixels in colour. */
  rawBytes: 100_000_000,
  /** Bytes of an unpacked colour profile. */
  profileBytes: 4_000_000,
  /** Chunks, segments, boxes or streams of one file. */
  parts: 20_000,
  /** Scans of a progressive JPEG. */
  scans: 200,
  /** Bytes of one unpacked object stream of a PDF, and of all of them. */
  streamBytes: 16_000_000,
  allStreamBytes: 64_000_000,
} as const;
