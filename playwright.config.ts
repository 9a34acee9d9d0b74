import { defineConfig } from '@playwright/test';
import type { PortalOptions } from './packages/app/e2e-tests/support/portal';
import { findChromium } from './scripts/browser/findChromium.mjs';

const BROWSER_TESTS = 'packages/app/e2e-tests';

export default defineConfig<object, PortalOptions>({
  // Each has a portal of its own; while one waits for its page, the other goes on.
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  outputDir: '.cache/test-results',
  reporter: [['list']],
  use: {
    // A trace costs as much as the test itself; where one is wanted, --trace on writes it.
    trace: 'off',
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'UTC',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    {
      name: 'sqlite',
      testDir: BROWSER_TESTS,
      use: { portalDatabase: 'sqlite' },
    },
    {
      name: 'postgres',
      testDir: BROWSER_TESTS,
      // What differs between the databases is in the services, which have tests of their own on both.
      testMatch: /(launchReview|access)\.test\.ts$/,
      use: { portalDatabase: 'postgres' },
    },
    {
      name: 'legacy',
      testDir: 'packages/app-legacy/e2e-tests',
      use: { portalDatabase: 'sqlite', portalApp: 'app-legacy' },
    },
    {
      name: 'full',
      testDir: 'packages/backend/e2e-tests',
      timeout: 300_000,
      use: { portalDatabase: 'postgres' },
    },
  ],
});
