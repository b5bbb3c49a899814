/** The door of the public log. */
export interface Transparency {
  /** Brings all final events into the log and seals it, now instead of within the minute; gives the size of the tree, null when another node is at it. */
  seal(): Promise<number | null>;
}
