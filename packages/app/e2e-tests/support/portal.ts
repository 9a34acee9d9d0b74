import { test as base } from '@playwright/test';
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
    async ({ portal }, use, testInfo) => {
      await use();
      if (testInfo.status !== testInfo.expectedStatus) {
        process.stdout.write(
          `The end of the portal's log:\n${portal.logTail()}\n`,
        );
      }
    },
    { auto: true },
  ],
});

/** Playwright's `test` for those that start portals of their own. */
export { expect, test as bareTest } from '@playwright/test';
