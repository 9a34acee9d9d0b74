import { type Locator, type Page } from '@playwright/test';
import {
  expectAccessible,
  expectDialogAccessible,
} from './support/accessibility';
import { textbox } from './support/checklistEditor';
import { pageOf, signIn } from './support/persona';
import { expect, test } from './support/portal';
import { checkDraft, publishDraft } from './support/publishing';
import { expectSaved, openCard } from './support/questionnaire';
import {
  lensQuestionTitle,
  WIDE_LENS_TOPICS,
  wideLens,
} from './support/wideLens';

const TITLE = 'Well run';
const TAB = '/catalog/default/component/refund-worker/operational-readiness';
const [FIRST, SECOND, THIRD] = WIDE_LENS_TOPICS.map(lensQuestionTitle);
const LAST = lensQuestionTitle(WIDE_LENS_TOPICS[WIDE_LENS_TOPICS.length - 1]);
const REWORDED = 'Which alarm wakes somebody, and whom?';

// What it publishes is asked of everybody.
test.use({ portalName: 'importedLens' });

async function bringIn(page: Page): Promise<void> {
  await page.goto('/orr/checklists');
  await page.getByRole('button', { name: 'New checklist' }).click();
  const dialog = page.getByRole('dialog', { name: 'New checklist' });
  await dialog.getByRole('radio', { name: 'A file' }).press('Space');
  await dialog.getByLabel('File', { exact: true }).setInputFiles({
    name: 'well-run.json',
    mimeType: 'application/json',
    buffer: Buffer.from(wideLens(TITLE)),
  });
  await textbox(dialog, 'Title').fill(TITLE);
  await textbox(dialog, 'Owner').fill('group:default/reliability');
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Begin the draft' }).click();
  const open = dialog.getByRole('button', { name: 'Open the draft' });
  await expect(open).toBeVisible();
  await expectDialogAccessible(page);
  await open.press('Enter');
}

/** Another title for the first question, and no other question touched. */
async function reword(page: Page): Promise<void> {
  const outline = page.getByRole('navigation', { name: 'Outline' });
  await expect(
    outline.getByRole('button', { name: /^More: How is/ }),
  ).toHaveCount(WIDE_LENS_TOPICS.length);
  await outline
    .getByRole('button', { name: FIRST, exact: true })
    .press('Enter');
  await textbox(page, 'Question').fill(REWORDED);
  await page.keyboard.press('Tab');
  await expect(
    outline.getByRole('button', { name: REWORDED, exact: true }),
  ).toBeVisible();
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByRole('checkbox', { name: 'It is written down' }).check();
  await expect(preview.getByRole('status')).toContainText('High risk');
  await preview
    .getByRole('checkbox', { name: 'Somebody answers for it' })
    .check();
  await expect(preview.getByRole('status')).toContainText('Medium risk');
  await expect(page.getByText(/^Saved at/)).toBeVisible();
}

const choose = async (card: Locator, ...names: string[]) => {
  for (const name of names) {
    await card.getByRole('checkbox', { name, exact: true }).check();
  }
};

test('a lens of 52 questions is brought in, reworded, published for all and answered', async ({
  page,
  portal,
  browser,
}) => {
  // A busy machine takes minutes for it.
  test.setTimeout(420_000);
  expect(WIDE_LENS_TOPICS).toHaveLength(52);
  await signIn(page, 'Inès Laurent');
  await bringIn(page);
  await reword(page);
  await expectAccessible(page);
  await checkDraft(page);
  await expect(
    page.getByText('This checklist is new: it asks 52 questions.'),
  ).toBeVisible();
  await publishDraft(page, {
    title: TITLE,
    changelog: 'From the lens that the teams know.',
  });
  await expect(page.getByRole('article', { name: REWORDED })).toBeVisible();

  const team = await pageOf(browser, portal.baseUrl, 'Nadia Haddad');
  const start = team
    .getByRole('button', { name: new RegExp(`^Start .* of ${TITLE}$`) })
    .first();
  await expect(async () => {
    await team.goto(TAB);
    await expect(start).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await start.click();
  await expect(team.getByText('0 of 52 answered').first()).toBeVisible();

  const alarm = await openCard(team, { title: REWORDED } as never);
  await choose(alarm, 'It is written down', 'Somebody answers for it');
  await expect(alarm).toContainText('Medium risk');
  await choose(alarm, 'It was tried this year');
  await expect(alarm).toContainText('No risk');
  const onCall = await openCard(team, { title: SECOND } as never);
  await choose(onCall, 'None of these');
  await expect(onCall).toContainText('High risk');
  const runbook = await openCard(team, { title: THIRD } as never);
  await choose(runbook, 'It is written down');
  const last = await openCard(team, { title: LAST } as never);
  await choose(last, 'It is written down', 'Somebody answers for it');
  await expectSaved(team);
  await expect(team.getByText('4 of 52 answered').first()).toBeVisible();
  await expectAccessible(team);

  await team.reload();
  await expect(team.getByText('4 of 52 answered').first()).toBeVisible();
  const again = await openCard(team, { title: SECOND } as never);
  await expect(
    again.getByRole('checkbox', { name: 'None of these' }),
  ).toBeChecked();
});
