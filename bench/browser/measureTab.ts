import { type Browser } from '@playwright/test';
import {
  type ScriptWeight,
  scriptsOfPlugin,
  watchScripts,
  weightOf,
} from './scriptWeights';
import { openAsOwner } from './readerPage';

/** What every page of the portal loads, ours or not. */
const ENTRY = /^main\./;

/** What the tab costs to load. */
interface TabScripts {
  /** Scripts with something of the plugin in them that the tab loads, opened as the first page; the portal's entry is not among them. */
  onOpening: ScriptWeight;
  /** Loaded besides by opening a review from there. */
  onReviewing: ScriptWeight;
  /** Every script with something of the plugin in it, whenever it is loaded. */
  wholePlugin: ScriptWeight;
}

/** Opens the readiness tab of an entity, then a running review, and weighs what that loads. */
export async function measureTab(
  browser: Browser,
  baseUrl: string,
  tab: string,
): Promise<TabScripts> {
  const ours = scriptsOfPlugin();
  const page = await openAsOwner(browser, baseUrl, '/settings');
  await page.waitForLoadState('networkidle');
  const since = watchScripts(page);
  const loaded = async () => {
    await page.waitForLoadState('networkidle');
    return weightOf(
      since().filter(file => ours.includes(file) && !ENTRY.test(file)),
    );
  };
  await page.goto(`${baseUrl}${tab}`);
  const review = page.getByRole('link', { name: /^Continue review/ }).first();
  await review.waitFor();
  const onOpening = await loaded();
  await review.click();
  await page.locator('[data-question]').first().waitFor();
  const onReviewing = await loaded();
  await page.context().close();
  return { onOpening, onReviewing, wholePlugin: weightOf(ours) };
}
