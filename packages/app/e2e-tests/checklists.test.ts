import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expectAccessible } from './support/accessibility';
import { signIn } from './support/persona';
import { bareTest as test, expect } from './support/portal';
import { createPortalStorage } from './support/portalStorage';
import { type Portal, startPortal } from './support/startPortal';

const EXAMPLE = path.resolve(
  __dirname,
  '../../../examples/checklists/data-store-readiness.yaml',
);
const ID = 'data-store-readiness';
const QUESTION = 'Which copies of the data survive a deletion?';

/** The file as an author edits it: a question blocks no more and has another word in its title, and the checklist says why. */
function edited(file: string): string {
  const changes: [string, string][] = [
    [QUESTION, 'Which copies of the data outlive a deletion?'],
    ['risk: high', 'risk: high\n        gate: conditional'],
    ['minutes: 15', 'minutes: 20'],
  ];
  return changes
    .reduce((text, [from, to]) => text.replace(from, to), file)
    .replace(
      /changelog: >-\n(?: {2}.*\n)+/,
      'changelog: Copies block no more.\n',
    );
}

test.describe('checklists and their versions', () => {
  let portal: Portal;
  let folder: string;
  let removeStorage: () => Promise<void>;

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    const { portalDatabase } = test.info().project.use as {
      portalDatabase: 'sqlite' | 'postgres';
    };
    const { storage, remove } = await createPortalStorage(portalDatabase);
    removeStorage = remove;
    folder = await mkdtemp(path.join(os.tmpdir(), 'orr-checklists-'));
    const file = path.join(folder, 'checklist.yaml');
    const text = await readFile(EXAMPLE, 'utf8');
    await writeFile(file, text);
    portal = await startPortal({
      storage,
      config: { 'orr.checklists': [{ file }] },
    });
    // Files are read when the backend starts: the next start finds another content.
    await writeFile(file, edited(text));
    await portal.restart();
  });

  test.afterAll(async () => {
    await portal?.stop();
    await removeStorage?.();
    await rm(folder, { recursive: true, force: true });
  });

  test('an author finds a checklist, compares two versions, and reads what changed', async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await page.goto(portal.baseUrl);
    await signIn(page, 'Rosa Lindqvist');
    await page.goto(`${portal.baseUrl}/orr`);
    await page.getByRole('link', { name: 'Checklists', exact: true }).click();
    await expect(page).toHaveURL(/\/orr\/checklists$/);
    await page
      .getByRole('searchbox', { name: 'Search checklists' })
      .fill('data store');
    const row = page.getByRole('row', { name: /Data store readiness/ });
    await expect(row).toContainText('Published');
    await expect(page).toHaveURL(/text=data\+store/);
    await expectAccessible(page);

    await row.getByRole('link', { name: 'Data store readiness' }).click();
    await expect(page).toHaveURL(new RegExp(`/checklists/${ID}$`));
    await expect(page.getByText('Copies block no more.')).toBeVisible();
    await expectAccessible(page);

    const compare = page.getByRole('link', {
      name: 'What changed in version 2',
    });
    await compare.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/differences\?from=1&to=2$/);
    const question = page.getByRole('article', {
      name: 'Which copies of the data outlive a deletion?',
    });
    await expect(question).toContainText('Changed in meaning');
    await expect(
      question.getByRole('deletion').filter({ hasText: 'survive' }),
    ).toBeVisible();
    await expect(
      question.getByRole('insertion').filter({ hasText: 'outlive' }),
    ).toBeVisible();
    await expect(
      question.getByRole('insertion').filter({ hasText: 'conditional' }),
    ).toBeVisible();
    const minutes = page.getByText('Minutes that it takes, about');
    await expect(minutes).toBeVisible();
    await expectAccessible(page);

    const only = page.getByRole('checkbox', {
      name: 'Only what changes the meaning',
    });
    await only.focus();
    await page.keyboard.press('Space');
    await expect(minutes).toBeHidden();
    await expect(page).toHaveURL(/only=meaning/);
    await page.reload();
    await expect(question).toContainText('Changed in meaning');
    await expect(question).not.toContainText('survive');

    await page.setViewportSize({ width: 400, height: 800 });
    await expectAccessible(page);
  });
});
