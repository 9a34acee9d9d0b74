import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser } from '@playwright/test';

const VIEWS = {
  list: '/orr?owners=all',
  'heat-map': '/orr/heat-map?owners=all',
  tree: '/orr/tree',
  risks: '/orr/risks?owners=all',
  actions: '/orr/actions?owners=all',
  themes: '/orr/themes?owners=all',
  calendar: '/orr/calendar',
  changes: '/orr/changes',
  checklists: '/orr/checklists',
  campaigns: '/orr/campaigns',
};
const WIDTHS = [1280, 400];
const AT_LAST_MS = 60_000;
const SCHEMES = ['light', 'dark'] as const;

/** Writes what each view of the organisation looks like, wide and narrow, light and dark. */
export async function takePictures(
  browser: Browser,
  options: { baseUrl: string; folder: string },
): Promise<void> {
  const { baseUrl, folder } = options;
  mkdirSync(folder, { recursive: true });
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme,
      });
      const page = await context.newPage();
      await page.goto(baseUrl);
      const card = page.getByRole('button', { name: /^Grace Kim/ });
      await card.click();
      await card.waitFor({ state: 'hidden' });
      for (const [name, address] of Object.entries(VIEWS)) {
        const picture = `${name}-${width}-${colorScheme}`;
        await page.goto(`${baseUrl}${address}`);
        await page.getByRole('heading').first().waitFor();
        await page
          .locator('[aria-busy="true"], [role="progressbar"]')
          .first()
          .waitFor({ state: 'detached', timeout: AT_LAST_MS })
          .catch(() => console.log(`${picture} shows what it still loads`));
        await page.screenshot({ path: path.join(folder, `${picture}.png`) });
      }
      await context.close();
    }
  }
}
