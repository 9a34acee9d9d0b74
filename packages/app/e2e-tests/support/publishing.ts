import { expect, type Page } from '@playwright/test';
import { textbox } from './checklistEditor';

/** From the editor, once all is saved, to what publishing would do to whom. */
export async function checkDraft(page: Page): Promise<void> {
  await expect(page.getByText(/^Saved( at .*)?$/)).toBeVisible();
  await page.getByRole('button', { name: 'Check and publish' }).click();
  await expect(page.getByText(/^It is required of \d+ entit/)).toBeVisible();
}

/** Publishes the draft whose page for that is open, and waits for the page of the checklist. */
export async function publishDraft(
  page: Page,
  options: { title: string; changelog: string; isPilot?: boolean },
): Promise<void> {
  const { title, changelog, isPilot } = options;
  await textbox(page, 'What changed, and why').fill(changelog);
  await page
    .getByRole('button', {
      name: isPilot ? 'Begin the pilot' : 'Publish',
      exact: true,
    })
    .click();
  await expect(
    page.getByRole('heading', { name: title, level: 2, exact: true }),
  ).toBeVisible();
}
