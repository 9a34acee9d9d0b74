import { test as base, type Page } from '@playwright/test';
import { createPortalStorage, type PortalDatabase } from './portalStorage';
import { type Portal, startPortal } from './startPortal';

/** Options that a project of playwright.config.ts sets. */
export interface PortalOptions {
  portalDatabase: PortalDatabase;
  /** The app of `packages` that the portal hands out. */
  portalApp: string;
  /** Files that name portals of their own find nobody else's reviews in them. */
  portalName: string;
}

interface TestFixtures {
  logOnFailure: void;
}

interface WorkerFixtures extends PortalOptions {
  /** One portal for all tests that give it the same name, on fresh data. */
  portal: Portal;
}

/** The address of a page and what a screen reader finds in it. */
async function whatShows(page: Page): Promise<string> {
  const shown = await page
    .locator('body')
    .ariaSnapshot({ timeout: 2_000 })
    .catch(error => String(error));
  return `What ${page.url()} showed:\n${shown.slice(0, 6_000)}`;
}

/** Playwright's `test`, with a real portal behind `page`. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  portalDatabase: ['sqlite', { option: true, scope: 'worker' }],
  portalApp: ['app', { option: true, scope: 'worker' }],
  portalName: ['shared', { option: true, scope: 'worker' }],

  portal: [
    async ({ portalDatabase, portalApp, portalName: _ }, use) => {
      const { storage, remove } = await createPortalStorage(portalDatabase);
      try {
        const portal = await startPortal({ storage, app: portalApp });
        await use(portal);
        await portal.stop();
      } finally {
        await remove();
      }
    },
    { scope: 'worker', timeout: 240_000 },
  ],

  baseURL: async ({ portal }, use) => use(portal.baseUrl),

  logOnFailure: [
    async ({ portal, context }, use, testInfo) => {
      const wrong: string[] = [];
      context.on('weberror', webError =>
        wrong.push(String(webError.error().stack)),
      );
      context.on('console', message => {
        if (message.type() === 'error') {
          wrong.push(message.text());
        }
      });
      await use();
      if (testInfo.status !== testInfo.expectedStatus) {
        const pages = await Promise.all(context.pages().map(whatShows));
        // As an error it stands beside the first one, at the end of all output.
        throw new Error(
          [
            `The end of the portal's log:\n${portal.logTail()}`,
            `What went wrong in its pages:\n${wrong.slice(-10).join('\n')}`,
            ...pages,
          ].join('\n'),
        );
      }
    },
    { auto: true },
  ],
});

/** Playwright's `test` for those that start portals of their own. */
export { expect, test as bareTest } from '@playwright/test';
