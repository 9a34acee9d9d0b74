import { type Page } from '@playwright/test';
import { summarise } from '../measure/summarise';

interface Times {
  begun: number[];
  ended: number[];
}

/** When a page that was opened began to ask for what, and had it, in milliseconds since it was opened. */
export class RequestTimes {
  readonly #byPath = new Map<string, Times>();

  async add(page: Page): Promise<void> {
    const entries = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(entry => ({
        url: entry.name,
        begun: entry.startTime,
        ended: (entry as PerformanceResourceTiming).responseEnd,
      })),
    );
    for (const { url, begun, ended } of entries) {
      const { pathname } = new URL(url);
      // What has not answered yet has no end.
      if (pathname.startsWith('/api/') && ended > 0) {
        const times = this.#byPath.get(pathname) ?? { begun: [], ended: [] };
        times.begun.push(begun);
        times.ended.push(ended);
        this.#byPath.set(pathname, times);
      }
    }
  }

  /** The medians, in the order in which they were asked. */
  told(): { path: string; runs: number; begun: number; ended: number }[] {
    return [...this.#byPath]
      .map(([path, { begun, ended }]) => ({
        path,
        runs: begun.length,
        begun: summarise(begun).median,
        ended: summarise(ended).median,
      }))
      .sort((a, b) => a.begun - b.begun);
  }
}
