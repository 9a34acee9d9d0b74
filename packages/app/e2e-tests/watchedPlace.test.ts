import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from './support/accessibility';
import {
  NIGHT_CALLS,
  nightCallQuestion,
  nightCalls,
} from './support/nightCalls';
import { requestsAs, signIn } from './support/persona';
import { bareTest as test, expect } from './support/portal';
import { createPortalStorage } from './support/portalStorage';
import { publishDraft } from './support/publishing';
import { type Portal, startPortal } from './support/startPortal';

const TITLE = NIGHT_CALLS.title;
const FIRST = 'Is everybody trained?';
const SECOND = 'Is everybody trained who is called at night?';

const checklist = (question: string) =>
  nightCalls([nightCallQuestion('trained', question)], 'published');

test.describe('a file that offers drafts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'orr-place-'));
  const file = join(folder, 'night-calls.json');
  const write = (question: string) =>
    writeFileSync(file, JSON.stringify(checklist(question)));
  let portal: Portal;
  let removeStorage: () => Promise<void>;

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    write(FIRST);
    const { portalDatabase } = test.info().project.use as {
      portalDatabase: 'sqlite' | 'postgres';
    };
    const { storage, remove } = await createPortalStorage(portalDatabase);
    removeStorage = remove;
    portal = await startPortal({
      storage,
      config: {
        'orr.checklists': [{ file, publish: 'draft' }],
        'orr.checklistWatch.schedule.frequency.seconds': 2,
        'orr.checklistWatch.schedule.timeout.minutes': 2,
      },
    });
  });

  test.afterAll(async () => {
    await portal?.stop();
    await removeStorage?.();
    rmSync(folder, { recursive: true });
  });

  test('is read, followed while it changes, and published as what it says', async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const ines = await requestsAs(portal.baseUrl, 'Inès Laurent');
    const draft = async () => {
      const { items } = await ines.call('GET', '/api/orr/checklists/drafts');
      return items[0];
    };
    await page.clock.install();
    await page.goto(portal.baseUrl);
    await signIn(page, 'Inès Laurent');
    await page.goto(`${portal.baseUrl}/orr/checklists`);
    const row = page
      .getByRole('table', { name: 'Being written' })
      .getByRole('row', { name: new RegExp(TITLE) });
    await expect(row).toContainText(`Kept at ${file}`);
    await expect(row.getByRole('button')).toHaveCount(0);
    await row.getByRole('link', { name: TITLE }).click();
    const kept = page.getByRole('region', { name: 'Kept elsewhere' });
    await expect(kept).toContainText(file);
    await expect(page.getByRole('article', { name: FIRST })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);

    const { id } = await draft();
    const saved = await ines.send('PUT', `/api/orr/checklists/drafts/${id}`, {
      revision: 1,
      document: checklist('Mine?'),
    });
    expect(saved.status).toBe(409);
    expect((await saved.json()).error.message).toContain(
      `The draft is kept at ${file} and is changed there`,
    );

    write(SECOND);
    await expect.poll(async () => (await draft()).revision).toBe(2);
    await page.clock.runFor(31_000);
    await expect(kept.getByRole('status')).toHaveText(
      'What stands there has changed since you opened this.',
    );
    await kept
      .getByRole('button', { name: 'Show what stands there now' })
      .click();
    await expect(page.getByRole('article', { name: SECOND })).toBeVisible();
    await expect(kept.getByRole('status')).toHaveText('');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Check and publish' }).click();
    await expect(
      page.getByText('It is required of 1 entity afterwards.'),
    ).toBeVisible();
    await publishDraft(page, {
      title: TITLE,
      changelog: 'Calls came back at night.',
    });
    await expect(page.getByText('Kept, and changed, at:')).toContainText(file);
    await expect(
      page.getByRole('button', { name: 'Make a copy' }),
    ).toBeVisible();
    for (const name of ['Edit', 'Archive']) {
      await expect(page.getByRole('button', { name, exact: true })).toHaveCount(
        0,
      );
    }
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Back to the checklists' }).click();
    await expect(
      page.getByRole('table', { name: 'Checklists', exact: true }),
    ).toContainText(TITLE);
    await expect(
      page.getByRole('table', { name: 'Being written' }),
    ).toHaveCount(0);
  });
});
