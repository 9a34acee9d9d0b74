/** Counts how often each value comes. @internal */
export class ValueCounts {
  readonly #counts = new Map<string, number>();

  add(value: unknown): void {
    if (typeof value === 'string' && value !== '') {
      this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
    }
  }

  get(value: string): number {
    return this.#counts.get(value) ?? 0;
  }

  /** Those that come most often first. */
  list(): { value: string; count: number }[] {
    return [...this.#counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
}
