/** The command that works all figures out again at home, from the log and the open files alone. */
export function verifyCommand({ base, logKey, witnessKeys }: VerifyPlaces): string {
  const witnesses = witnessKeys.length > 0 ? witnessKeys : ['KEY'];
  const keys = [`--log ${logKey}`, ...witnesses.map((key) => `--witness ${key}`)].join(' ');
  return `node verify.mjs figures ${base}/log ${base}/daten/satz ${base}/api/v1/goals ${keys}`;
}

export interface VerifyPlaces {
  /** The address of the portal without a slash at its end. */
  readonly base: string;
  readonly logKey: string;
  /** The witnesses that the log asks. */
  readonly witnessKeys: readonly string[];
}
