import { type Browser, type Page } from '@playwright/test';
import { summarise } from '../measure/summarise';
import { launchBrowser, openAsOwner } from '../browser/readerPage';
import { machineFacts } from '../report/machineFacts';
import { RequestTimes } from './RequestTimes';
import { startLargePortal } from './startLargePortal';
import { takePictures } from './takePictures';

const RUNS = 10;
const LIST = '/orr?owners=all';

/** Milliseconds from the begin of a navigation until a row of the list is drawn. */
async function firstRows(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('table tbody tr td a').first().waitFor();
  return page.evaluate(() => performance.now());
}

/** Milliseconds from a click on a standing until the list shows what it leaves. */
async function changeOfFilter(page: Page, name: RegExp): Promise<number> {
  const standings = page.getByRole('group', { name: 'Filter by standing' });
  const button = standings.getByRole('button', { name });
  await button.waitFor();
  // Measured in the page, so that the way there and back does not count.
  await page.evaluate(() => {
    const told = window as unknown as { changedAfter?: number };
    told.changedAfter = undefined;
    const body = document.querySelector('table tbody')!;
    const before = body.textContent;
    let pressedAt = 0;
    document.addEventListener(
      'click',
      () => {
        pressedAt = performance.now();
      },
      { capture: true, once: true },
    );
    const look = () => {
      const rows = document.querySelector('table tbody');
      const isBusy = document.querySelector('[aria-busy="true"]');
      if (pressedAt && rows && !isBusy && rows.textContent !== before) {
        told.changedAfter = performance.now() - pressedAt;
      } else {
        requestAnimationFrame(look);
      }
    };
    look();
  });
  await button.click();
  const changed = await page.waitForFunction(
    () => (window as unknown as { changedAfter?: number }).changedAfter,
  );
  return (await changed.jsonValue()) as number;
}

async function measure(browser: Browser, baseUrl: string) {
  const page = await openAsOwner(browser, baseUrl, LIST);
  await page.locator('table tbody tr td a').first().waitFor();
  const opened: number[] = [];
  const requests = new RequestTimes();
  for (let run = 0; run < RUNS; run += 1) {
    opened.push(await firstRows(page, `${baseUrl}${LIST}`));
    await requests.add(page);
  }
  const filtered: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await firstRows(page, `${baseUrl}${LIST}`);
    await page.waitForLoadState('networkidle');
    filtered.push(await changeOfFilter(page, /^Not ready\b/));
  }
  await page.context().close();
  return {
    firstRows: summarise(opened),
    filterChange: summarise(filtered),
    untilFirstRows: requests.told(),
  };
}

/** What somebody waits for in front of the list of a large organisation. */
export async function measureScreens(entities: number, pictures?: string) {
  const machine = machineFacts();
  const large = await startLargePortal(entities);
  const browser = await launchBrowser();
  try {
    const figures = await measure(browser, large.portal.baseUrl);
    console.log(JSON.stringify(figures));
    if (pictures) {
      await takePictures(browser, {
        baseUrl: large.portal.baseUrl,
        folder: pictures,
      });
    }
    return {
      machine,
      browser: `Chromium ${browser.version()}`,
      build: 'production build, served by the backend on PostgreSQL',
      policy: "the demo's, with a rule of its own",
      entities: large.shown,
      ...figures,
    };
  } finally {
    await browser.close();
    await large.stop();
  }
}

export type ScreenFigures = Awaited<ReturnType<typeof measureScreens>>;
