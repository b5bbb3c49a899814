/** The relatives that may be shown: one under a block is left out, and that there is a block is not told (BMG § 23a(1), § 51). */
export const visibleRelatives = <Relative extends Blockable>(
  relatives: readonly Relative[],
): Omit<Relative, 'informationBlock'>[] =>
  relatives.filter((one) => !one.informationBlock).map(({ informationBlock: _, ...shown }) => shown);

interface Blockable {
  readonly informationBlock?: boolean | undefined;
}
