/** A range as people say it: in steps of five minutes, from one hour on of a quarter; null at its upper end: not before closing. */
export function roundWait({ low, high }: { readonly low: number | null; readonly high: number | null }): RoundedWait {
  if (low === null) return { kind: 'none' };
  const from = Math.floor(low / stepOf(low)) * stepOf(low);
  if (high === null) return { kind: 'over', from };
  const to = Math.ceil(high / stepOf(high)) * stepOf(high);
  if (from < shortest) return { kind: 'under', to: Math.max(shortest, to) };
  return { kind: 'between', from, to: to > from ? to : from + stepOf(from) };
}

const stepOf = (minutes: number): number => (minutes >= 60 ? 15 : 5);
const shortest = 5;

export type RoundedWait =
  | { readonly kind: 'none' }
  | { readonly kind: 'over'; readonly from: number }
  | { readonly kind: 'under'; readonly to: number }
  | { readonly kind: 'between'; readonly from: number; readonly to: number };
