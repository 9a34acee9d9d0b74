import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { type Browser } from '@playwright/test';
import { inProject } from '../../scripts/projectRoot.cjs';
import { requestsAs } from '../../packages/app/e2e-tests/support/persona';
import {
  type Portal,
  startPortal,
} from '../../packages/app/e2e-tests/support/startPortal';
import { machineFacts } from '../report/machineFacts';
import { createLargeChecklist } from '../catalog/createLargeChecklist';
import { measureTab } from './measureTab';
import { type TypingLag, measureTyping, plainField } from './measureTyping';
import { launchBrowser, openAsOwner } from './readerPage';

const ENTITY = 'component:default/payment-gateway';
const TAB = '/catalog/default/component/payment-gateway/operational-readiness';
const SIZES = [30, 200];
/** Of the text question that each list of questions has in its first section. */
const FIELD = 'Answer in words';

async function startReview(portal: Portal, checklistId: string) {
  const owner = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  const response = await owner.send('POST', '/api/orr/reviews', {
    mutationId: randomUUID(),
    entityRef: ENTITY,
    checklistId,
    kind: 'launch',
  });
  const body = await response.json();
  if (!response.ok) {
    throw new Error(`No review: ${response.status} ${JSON.stringify(body)}`);
  }
  return body.review.id as string;
}

async function typeIn(
  browser: Browser,
  portal: Portal,
  size: number,
): Promise<{ plainField: TypingLag; answer: TypingLag }> {
  const reviewId = await startReview(portal, `questions-${size}`);
  const page = await openAsOwner(
    browser,
    portal.baseUrl,
    `${TAB}/reviews/${reviewId}`,
  );
  const field = page.getByRole('textbox', { name: FIELD }).first();
  await field.waitFor();
  // What was loaded on the way is compiled by then.
  await measureTyping(page, field);
  const answer = await measureTyping(page, field);
  const plain = await measureTyping(page, await plainField(page));
  await page.context().close();
  return { plainField: plain, answer };
}

async function measure(browser: Browser, portal: Portal) {
  const typing: Record<string, Awaited<ReturnType<typeof typeIn>>> = {};
  for (const size of SIZES) {
    typing[size] = await typeIn(browser, portal, size);
  }
  return {
    machine: machineFacts(),
    browser: `Chromium ${browser.version()}`,
    build: 'production build, served by the backend on SQLite',
    typing,
    scripts: await measureTab(browser, portal.baseUrl, TAB),
  };
}

async function run() {
  const directory = mkdtempSync(path.join(tmpdir(), 'orr-bench-'));
  const files = SIZES.map(size => {
    const file = path.join(directory, `questions-${size}.yaml`);
    // What is JSON is YAML as well.
    writeFileSync(file, JSON.stringify(createLargeChecklist(size)));
    return { file };
  });
  const portal = await startPortal({
    storage: { directory: path.join(directory, 'data') },
    config: { 'orr.checklists': files as never },
  });
  const browser = await launchBrowser();
  try {
    const results = await measure(browser, portal);
    writeFileSync(
      inProject('bench', 'results', 'browser-typing.json'),
      `${JSON.stringify(results, undefined, 2)}\n`,
    );
    process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
  } finally {
    await browser.close();
    await portal.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

run().catch(error => {
  process.exitCode = 1;
  process.stderr.write(`${error.stack}\n`);
});
