import { chromium } from '@playwright/test';
import { findChromium, NO_BROWSER_ADVICE } from '../browser/findChromium.mjs';
import { PlainError } from '../report/PlainError.mjs';

const ENTITY = '/catalog/default/component/example-website';
const TAB = 'Operational Readiness';
const ATTEMPTS = 12;
const ATTEMPT_MS = 10_000;
const STEP_MS = 30_000;

async function openTab(page, baseUrl) {
  const enter = page.getByRole('button', { name: 'Enter' });
  const tab = page
    .locator(`a[href$="${ENTITY}/operational-readiness"]`)
    .or(page.getByRole('tab', { name: TAB }))
    .first();
  // The catalog needs a while to read its examples.
  for (let attempt = 1; ; attempt++) {
    await page.goto(baseUrl + ENTITY);
    try {
      await enter.or(tab).first().waitFor({ timeout: ATTEMPT_MS });
      if (await enter.isVisible()) {
        await enter.click();
      }
      await tab.click({ timeout: ATTEMPT_MS });
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) {
        throw error;
      }
    }
  }
}

async function useThePlugin(page, baseUrl) {
  await openTab(page, baseUrl);
  await page.getByText('Never reviewed').first().waitFor();
  await page.getByRole('button', { name: 'Start launch review' }).click();
  await page.waitForURL(/operational-readiness\/reviews\//);
  await page.getByRole('region').getByRole('heading').first().waitFor();
  await page.locator('nav a[href$="/orr"], a[href$="/orr"]').first().click();
  await page
    .getByRole('row', { name: /example-website/ })
    .first()
    .waitFor();
}

/**
 * Finds the tab of an example entity, starts a review there and finds the
 * entity in the list, as a guest of a fresh app.
 *
 * @param {{ baseUrl: string, picture: string }} options `picture`: where to keep the last screen
 */
export async function lookAtFreshApp({ baseUrl, picture }) {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new PlainError('There is no Chromium here.', NO_BROWSER_ADVICE);
  }
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
    });
    page.setDefaultTimeout(STEP_MS);
    const problems = [];
    page.on('pageerror', error => problems.push(error.message));
    try {
      await useThePlugin(page, baseUrl);
    } catch (error) {
      throw new PlainError(`The plugin does not work: ${error.message}`, [
        `The last screen is in ${picture}.`,
        ...problems,
      ]);
    } finally {
      await page.screenshot({ path: picture });
    }
    if (problems.length > 0) {
      throw new PlainError('The page reports errors.', problems);
    }
  } finally {
    await browser.close();
  }
}
