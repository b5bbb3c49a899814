/**
 * True when a pattern decides every text up to that length quickly: no back references, no repetition of what repeats or branches
 * itself, few open repetitions. A pattern from a foreign file must not be able to hold up the city.
 */
export function isCalm(pattern: string, maxLength: number): boolean {
  if (pattern.length > mostSigns || /\\[1-9k]|\(\?[=!<]/.test(pattern)) return false;
  const plain = pattern.replace(/\\./g, 'a').replace(/\[[^\]]*\]/g, 'a');
  const open: { varies: boolean }[] = [{ varies: false }];
  let unbounded = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain[at];
    if (sign === '(') open.push({ varies: false });
    if (sign === '|') mark(open);
    const group = sign === ')' ? open.pop() : undefined;
    const times = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(plain.slice(at + 1, at + 24))?.[0];
    if (!times) {
      if (group?.varies) mark(open);
      continue;
    }
    const most = mostTimes(times);
    if (group?.varies && most > fewTimes) return false;
    if (most > fewTimes) unbounded += /^\{\d+\}$/.test(times) ? 0 : 1;
    if (!/^\{\d+\}$/.test(times) || group?.varies) mark(open);
    at += times.length;
  }
  return maxLength ** Math.max(0, unbounded - 1) <= mostSteps;
}

function mark(open: { varies: boolean }[]): void {
  const inner = open.at(-1);
  if (inner) inner.varies = true;
}

function mostTimes(times: string): number {
  if (times === '?') return 1;
  const [, low, , high] = /^\{(\d+)(,(\d*))?\}$/.exec(times) ?? [];
  if (low === undefined) return Number.POSITIVE_INFINITY;
  return high === undefined ? (times.includes(',') ? Number.POSITIVE_INFINITY : Number(low)) : Number(high || 1e9);
}

const mostSigns = 500;
const fewTimes = 3;
const mostSteps = 1_000_000;
