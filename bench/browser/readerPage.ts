import { type Browser, type Page, chromium } from '@playwright/test';
import { findChromium } from '../../scripts/browser/findChromium.mjs';

const NO_TALK = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
];

/** Starts the browser of the system. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error('No Chromium was found; CHROMIUM_PATH can name one');
  }
  return chromium.launch({ executablePath, args: NO_TALK });
}

/** A page of the portal, signed in as one of the demo's people. */
export async function openAs(
  browser: Browser,
  baseUrl: string,
  path: string,
  fullName: string,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(`${baseUrl}${path}`);
  await page.getByRole('button', { name: new RegExp(`^${fullName}`) }).click();
  return page;
}

/** A page of the portal, signed in as the owner of the payment services. */
export function openAsOwner(
  browser: Browser,
  baseUrl: string,
  path: string,
): Promise<Page> {
  return openAs(browser, baseUrl, path, 'Nadia Haddad');
}
