/** More than that are no rare accident. */
const MOST = 100;

/**
 * What a run of a job could not work off. It holds up nothing else, and the run fails once the rest is done, so that it is
 * heard of.
 *
 * @internal
 */
export class Refusals {
  readonly #errors = new Map<string, unknown>();

  /** Of what to leave out while it is listed what is due. */
  get keys(): string[] {
    return [...this.#errors.keys()];
  }

  /**
   * Works off all together, or each apart where that fails. Where none works, none of them is why: then this fails too.
   * Answers the sum of what was answered.
   */
  async work<T>(
    items: T[],
    options: { keyOf(item: T): string; work(items: T[]): Promise<number> },
  ): Promise<number> {
    try {
      return await options.work(items);
    } catch (error) {
      if (items.length < 2) {
        this.#errors.set(options.keyOf(items[0]), error);
        return 0;
      }
    }
    return this.#eachApart(items, options);
  }

  async #eachApart<T>(
    items: T[],
    {
      keyOf,
      work,
    }: { keyOf(item: T): string; work(items: T[]): Promise<number> },
  ): Promise<number> {
    let sum = 0;
    let last: unknown;
    let failed = 0;
    for (const item of items) {
      try {
        sum += await work([item]);
      } catch (error) {
        this.#errors.set(keyOf(item), error);
        failed += 1;
        last = error;
      }
    }
    if (failed === items.length || this.#errors.size > MOST) {
      throw last;
    }
    return sum;
  }

  /** Fails where there was any. */
  end(): void {
    const [first] = this.#errors;
    if (first) {
      const [key, error] = first;
      throw new Error(
        `${
          this.#errors.size
        } could not be worked off, the first of them ${key}: ${error}`,
        { cause: error },
      );
    }
  }
}
