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
import { launchBrowser, openAs, openAsOwner } from './readerPage';

const ENTITY = 'component:default/payment-gateway';
const TAB = '/catalog/default/component/payment-gateway/operational-readiness';
const SIZES = [30, 200];
const LARGEST = 200;
const AUTHOR = 'Inès Laurent';
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

/** In a text of a question, in a draft of the largest checklist: every key changes the preview as well. */
async function writeIn(
  browser: Browser,
  portal: Portal,
): Promise<{ plainField: TypingLag; text: TypingLag }> {
  const author = await requestsAs(portal.baseUrl, AUTHOR);
  const draft = await author.call('POST', '/api/orr/checklists/drafts', {
    from: {
      type: 'version',
      checklistId: `questions-${LARGEST}`,
      as: { id: 'draft-of-many', title: 'A draft of many questions' },
    },
  });
  const page = await openAs(
    browser,
    portal.baseUrl,
    `/orr/checklists/drafts/${draft.id}?question=question-${LARGEST / 2}`,
    AUTHOR,
  );
  const field = page.getByRole('textbox', { name: 'Why we ask' });
  await field.waitFor();
  await measureTyping(page, field);
  const text = await measureTyping(page, field);
  const plain = await measureTyping(page, await plainField(page));
  await page.context().close();
  return { plainField: plain, text };
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
    writing: await writeIn(browser, portal),
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
