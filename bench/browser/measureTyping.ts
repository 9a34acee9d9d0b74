import { type Locator, type Page } from '@playwright/test';

const TEXT =
  'Each part has a line for gone, slow and wrong; the last game day was in May. ';
const PAUSE_MS = 70;

/** How long keys took from being pressed to being seen, in milliseconds. */
export interface TypingLag {
  keys: number;
  median: number;
  p95: number;
  slowest: number;
}

interface LagWindow extends Window {
  lags?: number[];
}

/** From the time stamp of the key, given by the browser, to after the frame that shows it. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const own = window as unknown as LagWindow;
    const watching = own.lags !== undefined;
    own.lags = [];
    if (watching) {
      return;
    }
    window.addEventListener(
      'keydown',
      event =>
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () =>
            own.lags!.push(performance.now() - event.timeStamp);
          channel.port2.postMessage(undefined);
        }),
      { capture: true },
    );
  });
}

function at(sorted: number[], share: number): number {
  const index = Math.min(
    sorted.length - 1,
    Math.ceil(share * sorted.length) - 1,
  );
  return Math.round(sorted[index] * 10) / 10;
}

/** A field outside of the form, whose keys cost nothing but the browser's own work: what the machine allows just now. */
export async function plainField(page: Page): Promise<Locator> {
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'plain-field';
    document.body.prepend(field);
  });
  return page.locator('#plain-field');
}

/** Types a sentence into a field at the speed of a quick hand, and says how long its keys took. */
export async function measureTyping(
  page: Page,
  field: Locator,
): Promise<TypingLag> {
  await watchKeys(page);
  await field.focus();
  await field.pressSequentially(TEXT, { delay: PAUSE_MS });
  await page.waitForFunction(
    expected => (window as unknown as LagWindow).lags!.length >= expected,
    TEXT.length,
  );
  const lags = await page.evaluate(
    () => (window as unknown as LagWindow).lags ?? [],
  );
  const sorted = [...lags].sort((one, other) => one - other);
  return {
    keys: sorted.length,
    median: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    slowest: at(sorted, 1),
  };
}
