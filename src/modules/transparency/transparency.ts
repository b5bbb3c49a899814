/** The door of the public log. */
export interface Transparency {
  /** Brings all final events into the log and seals it, now instead of within the minute; gives the size of the tree, null when another node is at it. */
  seal(): Promise<number | null>;
  /** Publishes the city's own datasets as far as they changed, now instead of within the hour; gives how many. */
  publishData(): Promise<number>;
}
