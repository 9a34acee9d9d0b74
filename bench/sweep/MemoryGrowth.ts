const SAMPLE_MS = 20;

/** Watches how much more memory the process takes than it did at the beginning. */
export class MemoryGrowth {
  readonly #before = process.memoryUsage.rss();
  #peak = this.#before;
  readonly #timer = setInterval(() => this.#sample(), SAMPLE_MS);

  #sample(): void {
    this.#peak = Math.max(this.#peak, process.memoryUsage.rss());
  }

  /** In megabytes. */
  stop(): { beforeMb: number; growthMb: number } {
    clearInterval(this.#timer);
    this.#sample();
    const mb = (bytes: number) => Math.round(bytes / 1e5) / 10;
    return {
      beforeMb: mb(this.#before),
      growthMb: mb(this.#peak - this.#before),
    };
  }
}
