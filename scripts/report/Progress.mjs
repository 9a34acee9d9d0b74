const HEARTBEAT_SECONDS = 15;

/** Seconds since a moment of `performance.now()`, for people. */
function secondsSince(start) {
  const seconds = (performance.now() - start) / 1000;
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/**
 * One line a step. On a terminal the line counts its seconds in place, those
 * of steps side by side on the same one; elsewhere a step says now and then
 * that it lives, and how it ended.
 */
export class Progress {
  #out;
  #live;
  #running = new Set();

  constructor(out = process.stdout) {
    this.#out = out;
    this.#live = Boolean(out.isTTY);
  }

  /**
   * Runs `work` under a title. `work` gets a function that changes the detail
   * shown beside it, and may return `{ ok, note }` for the closing line.
   */
  async step(title, work) {
    const start = performance.now();
    let detail = '';
    const line = () =>
      `  ${title} … ${secondsSince(start)}${detail ? `  ${detail}` : ''}`;
    this.#running.add(line);
    const ticker = setInterval(
      () => this.#tick(line),
      this.#live ? 500 : HEARTBEAT_SECONDS * 1000,
    );
    if (this.#live) {
      this.#tick(line);
    }
    const close = text => {
      this.#running.delete(line);
      this.#close(text);
    };
    try {
      const result = await work(text => {
        detail = text;
      });
      const mark = result?.ok === false ? '✗' : '✓';
      const note = result?.note ? `, ${result.note}` : '';
      close(`${mark} ${title}  (${secondsSince(start)}${note})`);
      return result;
    } catch (error) {
      close(`✗ ${title}  (${secondsSince(start)})`);
      throw error;
    } finally {
      clearInterval(ticker);
    }
  }

  #tick(line) {
    if (this.#live) {
      const width = (this.#out.columns ?? 80) - 1;
      const text = [...this.#running].map(running => running()).join(' ');
      this.#out.write(`\r\u001b[2K${text.slice(0, width)}`);
    } else {
      this.#out.write(`${line()}\n`);
    }
  }

  #close(text) {
    this.#out.write(this.#live ? `\r\u001b[2K${text}\n` : `${text}\n`);
  }
}
