import { expect, type Locator, type Page } from '@playwright/test';
import type { AskedQuestion } from './statements';

/** The card of a question, on whichever page shows it. */
export function cardOf(
  page: Page,
  { title }: Pick<AskedQuestion, 'title'>,
): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** The card of a question, once it was opened by the list beside the questions. */
export async function openCard(
  page: Page,
  question: AskedQuestion,
): Promise<Locator> {
  await page
    .getByRole('navigation', { name: 'Sections and questions' })
    .getByRole('button', { name: question.title })
    .click();
  const card = cardOf(page, question);
  await expect(card).toBeVisible();
  return card;
}

/** Types a note, as a person does: letter by letter, without leaving the field. */
export async function typeNote(
  page: Page,
  question: AskedQuestion,
  text: string,
): Promise<Locator> {
  const card = await openCard(page, question);
  const field = card.getByRole('textbox', { name: 'Note', exact: true });
  if (!(await field.isVisible())) {
    await card.getByRole('button', { name: /^Add a note/ }).click();
  }
  await field.click();
  await field.press('End');
  await field.pressSequentially(text);
  return field;
}

/** The quiet line about saving. */
export function savingLine(page: Page, text: string | RegExp): Locator {
  return page.getByRole('status').filter({ hasText: text });
}

/** Waits until nothing that was answered is on its way any more. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(savingLine(page, 'Saved').first()).toBeVisible();
}
