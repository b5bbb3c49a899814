/** What a program of the command line says, and how it ends: 0 when all is well. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}
