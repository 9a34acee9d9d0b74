import { type Browser } from '@playwright/test';
import {
  type ScriptWeight,
  watchScripts,
  weightOf,
  weightOfPlugin,
} from './scriptWeights';
import { openAsOwner } from './readerPage';

/** What the tab costs to load. */
interface TabScripts {
  /** Loaded by opening the tab and a review in it, after another tab of the entity. */
  onOpening: ScriptWeight;
  /** Every chunk with something of the plugin in it, the list and the decision included. */
  wholePlugin: ScriptWeight;
}

/** Opens an entity, then its readiness tab and a running review, and weighs what that loads. */
export async function measureTab(
  browser: Browser,
  baseUrl: string,
  tab: string,
): Promise<TabScripts> {
  const page = await openAsOwner(browser, baseUrl, path(tab));
  const since = watchScripts(page);
  const link = page.getByText('Operational Readiness', { exact: true }).first();
  await link.waitFor();
  await page.waitForLoadState('networkidle');
  since();
  await link.click();
  await page
    .getByRole('link', { name: /^Continue review/ })
    .first()
    .click();
  await page.locator('[data-question]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const onOpening = weightOf(since());
  await page.context().close();
  return { onOpening, wholePlugin: weightOfPlugin() };
}

function path(tab: string): string {
  return tab.slice(0, tab.lastIndexOf('/'));
}
