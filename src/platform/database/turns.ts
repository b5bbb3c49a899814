/**
 * Lets a preferred number work at once, and more when none of them comes back for some milliseconds: a database does more with few
 * connections, but what holds one may need a second before it gives back the first, and what takes long keeps nobody waiting.
 */
export class Turns {
  #taken = 0;
  #isMoving = false;
  #isWatched = false;
  readonly #preferred: number;
  readonly #waiting: (() => void)[] = [];

  constructor(preferred: number) {
    this.#preferred = preferred;
  }

  /** Nothing when it is your turn at once, otherwise a promise of it. */
  take(): Promise<void> | undefined {
    if (this.#taken < this.#preferred) {
      this.#taken += 1;
      return undefined;
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#watch();
    });
  }

  /** Gives a turn back, or on to whoever has waited longest. */
  give(): void {
    this.#isMoving = true;
    if (this.#waiting.length > 0 && this.#taken <= this.#preferred) this.#waiting.shift()!();
    else this.#taken -= 1;
  }

  #watch(): void {
    if (this.#isWatched || this.#waiting.length === 0) return;
    this.#isWatched = true;
    setTimeout(() => this.#look(), patienceMilliseconds);
  }

  #look(): void {
    if (!this.#isMoving) {
      this.#taken += this.#waiting.length;
      for (const go of this.#waiting.splice(0)) go();
    }
    this.#isMoving = false;
    this.#isWatched = false;
    this.#watch();
  }
}

const patienceMilliseconds = 20;
