/** SHA-256 (FIPS 180-4) as eight words; the browser's own gives one answer at a time, which is too slow for many short messages. */
export function sha256Words(message: Uint8Array): Int32Array {
  const padded = new Uint8Array((((message.length + 8) >> 6) + 1) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, message.length * 8);
  const hash = Int32Array.from(start);
  for (let at = 0; at < padded.length; at += 64) block(view, at, hash);
  return hash;
}

function block(view: DataView, at: number, hash: Int32Array): void {
  for (let t = 0; t < 16; t++) words[t] = view.getInt32(at + t * 4);
  for (let t = 16; t < 64; t++) {
    const [a, b] = [words[t - 15]!, words[t - 2]!];
    const small = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    words[t] = (words[t - 16]! + small + words[t - 7]! + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0;
  }
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + rounds[t]! + words[t]!) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [place, value] of [a, b, c, d, e, f, g, h].entries()) hash[place] = (hash[place]! + value) | 0;
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The first bits of the fractions of the square and cube roots of the first primes. */
const fraction = (root: number): number => ((root % 1) * 2 ** 32) | 0;
const primes = Array.from({ length: 310 }, (_, place) => place + 2).filter((number) => {
  for (let by = 2; by * by <= number; by++) if (number % by === 0) return false;
  return true;
});
const start = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const rounds = Int32Array.from(primes.slice(0, 64), (prime) => fraction(Math.cbrt(prime)));
const words = new Int32Array(64);
