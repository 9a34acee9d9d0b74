import { expect, type Locator, type Page } from '@playwright/test';

/** A field for text by its exact label. */
export const textbox = (page: Page | Locator, name: string) =>
  page.getByRole('textbox', { name, exact: true });

/** Opens a group of the form by keys. */
export async function unfold(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).press('Enter');
}

/** A section with its title. */
export async function addSection(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Add section', exact: true }).click();
  await page.keyboard.type(title);
  await page.keyboard.press('Tab');
}

/** A question with all that it needs, by keys and the pointer. */
export async function addQuestion(
  page: Page,
  section: string,
  title: string,
): Promise<void> {
  await page
    .getByRole('button', { name: `Add question to ${section}` })
    .click();
  await expect(textbox(page, 'Question')).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Money went astray for a day');
  await unfold(page, /^How to answer it/);
  await textbox(page, 'Guidance').fill('Ask whoever was called last.');
  await textbox(page, 'What good looks like').fill('It takes minutes.');
  await unfold(page, /^Where it comes from/);
  await textbox(page, 'Area').fill('Money');
  await textbox(page, 'Who asked for it').fill('Finance');
}

/** Choices with the kind of practice that each is. */
export async function addChoices(
  page: Page,
  choices: [title: string, tier: string][],
): Promise<void> {
  await page
    .getByRole('combobox', { name: 'Answered with' })
    .selectOption('choices');
  for (const [index, [title, tier]] of choices.entries()) {
    await page.getByRole('button', { name: 'Add choice' }).click();
    await page.keyboard.type(title);
    await page.keyboard.press('Tab');
    await page
      .getByRole('combobox', { name: 'Kind of practice' })
      .nth(index)
      .selectOption(tier);
  }
}
