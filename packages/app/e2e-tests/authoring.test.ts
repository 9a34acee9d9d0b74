import { type Page } from '@playwright/test';
import {
  expectAccessible,
  expectDialogAccessible,
} from './support/accessibility';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';
import { publishDraft } from './support/publishing';

const TITLE = 'Night shift';

// What others publish in the same portal would be asked too.
test.use({ portalName: 'authoring' });

const outline = (page: Page) =>
  page.getByRole('navigation', { name: 'Outline' });

/** Writes a question that lacks nothing, by keys alone; the focus is in its title. */
async function writeQuestion(page: Page, title: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Question' });
  await expect(field).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Why we ask' })).toBeFocused();
  await page.keyboard.type('Somebody was called and did not know');
  const words = page.getByRole('button', { name: /^How to answer it/ });
  await words.press('Enter');
  await page.getByRole('textbox', { name: 'Guidance' }).fill('Ask the team.');
  await page
    .getByRole('textbox', { name: 'What good looks like' })
    .fill('Everybody knows.');
  const whence = page.getByRole('button', { name: /^Where it comes from/ });
  await whence.press('Enter');
  await page.getByRole('textbox', { name: 'Area' }).fill('On call');
  await page
    .getByRole('textbox', { name: 'Who asked for it' })
    .fill('Operations');
}

test('an author writes a checklist of two sections by keyboard and mouse, and publishes it', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page, 'Inès Laurent');
  await page.goto('/orr/checklists');
  await page.getByRole('button', { name: 'New checklist' }).click();
  const dialog = page.getByRole('dialog', { name: 'New checklist' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill(TITLE);
  await expect(dialog.getByRole('textbox', { name: 'Id' })).toHaveValue(
    'night-shift',
  );
  await dialog
    .getByRole('textbox', { name: 'Owner' })
    .fill('group:default/reliability');
  await page.keyboard.press('Escape');
  await expectDialogAccessible(page);
  await dialog.getByRole('button', { name: 'Begin the draft' }).click();
  await page
    .getByRole('textbox', { name: 'Description' })
    .fill('What who is called at night needs.');

  // Two sections with a question each; the second is answered by choices.
  await page.getByRole('button', { name: 'Add section' }).click();
  await page.keyboard.type('People');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Add question to People' }).click();
  await writeQuestion(page, 'Is everybody trained?');
  await page.getByRole('button', { name: 'Add section' }).click();
  await page.keyboard.type('Runbooks');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Add question to Runbooks' }).click();
  await writeQuestion(page, 'Which runbooks are there?');
  await page
    .getByRole('combobox', { name: 'Answered with' })
    .selectOption('choices');
  for (const choice of ['One for each alarm', 'Each was rehearsed']) {
    await page.getByRole('button', { name: 'Add choice' }).click();
    await page.keyboard.type(choice);
    await page.keyboard.press('Tab');
  }
  await page
    .getByRole('combobox', { name: 'Kind of practice' })
    .first()
    .selectOption('core');
  await expect(
    page.getByRole('list', { name: 'The rules in words' }),
  ).toContainText('“One for each alarm” and “Each was rehearsed”');
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByRole('checkbox', { name: 'One for each alarm' }).check();
  await expect(preview.getByRole('status')).toContainText('Low risk');

  // Put in order by keys, taken back, and by the handle.
  const runbooks = outline(page).getByRole('button', {
    name: 'Runbooks',
    exact: true,
  });
  await runbooks.focus();
  await page.keyboard.press('Alt+ArrowUp');
  const first = outline(page).getByRole('listitem').first();
  await expect(first).toContainText('Runbooks');
  await expect(runbooks).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(first).toContainText('People');
  await outline(page).getByRole('button', { name: 'Drag: Runbooks' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect(first).toContainText('Runbooks');
  await expect(page.getByText(/^Saved at/)).toBeVisible();
  await expectAccessible(page);

  await page.goto('/orr/checklists');
  await page
    .getByRole('table', { name: 'Being written' })
    .getByRole('link', { name: TITLE })
    .click();
  await page.getByRole('button', { name: 'Check and publish' }).click();
  await expect(
    page.getByText('This checklist is new: it asks 2 questions.'),
  ).toBeVisible();
  await expect(page.getByText(/^It is required of \d+ entit/)).toBeVisible();
  await expectAccessible(page);
  await publishDraft(page, {
    title: TITLE,
    changelog: 'For everybody who is called at night.',
  });
  await expect(
    page.getByRole('article', { name: 'Which runbooks are there?' }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Back to the checklists' }).click();
  await expect(
    page.getByRole('table', { name: 'Checklists', exact: true }),
  ).toContainText(TITLE);
});

test('two authors who change the same are asked which is to stay', async ({
  page,
  portal,
}) => {
  test.setTimeout(120_000);
  const ines = await requestsAs(portal.baseUrl, 'Inès Laurent');
  const { items } = await ines.call('GET', '/api/orr/checklists/overviews');
  const draft = await ines.call('POST', '/api/orr/checklists/drafts', {
    from: {
      type: 'version',
      checklistId: items[0].id,
      as: { id: 'written-by-two', title: 'Written by two' },
    },
  });
  const [question] = draft.document.sections[0].questions;
  await signIn(page, 'Inès Laurent');
  await page.goto(`/orr/checklists/drafts/${draft.id}?question=${question.id}`);
  const field = page.getByRole('textbox', { name: 'Question', exact: true });
  await expect(field).toHaveValue(question.title);

  const theirs =
    'What does whoever is called at night do before anything else?';
  question.title = theirs;
  await ines.call('PUT', `/api/orr/checklists/drafts/${draft.id}`, {
    revision: draft.revision,
    document: draft.document,
  });
  await field.fill('Does everybody know the first step?');

  const dialog = page.getByRole('dialog', { name: 'Both of you changed this' });
  const options = dialog.getByRole('group').locator('label');
  await expect(options).toHaveText([
    'You: Does everybody know the first step?',
    `Inès Laurent: ${theirs}`,
  ]);
  await expectDialogAccessible(page);
  for (const option of await options.all()) {
    // Beside its legend it had no room, and was out of sight.
    expect((await option.boundingBox())!.width).toBeGreaterThan(300);
  }
  await options.nth(1).click();
  await dialog.getByRole('button', { name: 'Go on with these' }).click();
  await expect(field).toHaveValue(theirs);
  await expect(page.getByText(/^Saved( at .*)?$/)).toBeVisible();
});
