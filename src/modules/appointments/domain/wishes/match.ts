/**
 * Who is offered what: each wish in its order gets a slot if that is possible without taking one from anybody before it (augmenting
 * paths), so no earlier wish goes without for a later one and as few slots as possible stay empty. Then each, in the same order,
 * gets the earliest of the slots that the others can spare. A person is offered one slot, however many wishes they have.
 */
export function match<
  W extends { readonly id: string; readonly person: string },
  S extends { readonly id: string; readonly at: number },
>(wishes: readonly W[], slots: readonly S[], fits: (wish: W, slot: S) => boolean): readonly Match<W, S>[] {
  const sorted = slots.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const choices = wishes.map((wish) => sorted.flatMap((slot, place) => (fits(wish, slot) ? [place] : [])));
  const holder = new Map<number, number>();
  const served = new Set<string>();
  const place = (wish: number, tried: Set<number>): boolean =>
    choices[wish]!.some((slot) => {
      if (tried.has(slot)) return false;
      tried.add(slot);
      const other = holder.get(slot);
      if (other !== undefined && !place(other, tried)) return false;
      holder.set(slot, wish);
      return true;
    });
  for (const [wish, { person }] of wishes.entries())
    if (holder.size < sorted.length && !served.has(person) && place(wish, new Set())) served.add(person);
  const fixed = new Set<number>();
  const slotOf = (wish: number): number => [...holder].find(([, other]) => other === wish)![0];
  for (const wish of [...holder.values()].sort((a, b) => a - b)) {
    const own = slotOf(wish);
    holder.delete(own);
    const best = choices[wish]!.find((slot) => {
      if (fixed.has(slot)) return false;
      const other = holder.get(slot);
      return other === undefined || place(other, new Set([...fixed, slot]));
    })!;
    holder.set(best, wish);
    fixed.add(best);
  }
  return [...holder].sort((a, b) => a[1] - b[1]).map(([slot, wish]) => ({ wish: wishes[wish]!, slot: sorted[slot]! }));
}

export interface Match<W, S> {
  readonly wish: W;
  readonly slot: S;
}
