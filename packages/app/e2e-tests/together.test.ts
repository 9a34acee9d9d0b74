import { type Browser, type Page } from '@playwright/test';
import { expectDialogAccessible } from './support/accessibility';
import {
  startLaunchReview,
  storedNotes,
  type OpenReview,
} from './support/launchReview';
import { pageOf } from './support/persona';
import { expect, test } from './support/portal';
import {
  cardOf,
  openCard,
  savingLine,
  typeNote,
} from './support/questionnaire';

/** How long the other person may wait for an answer. */
const SECONDS = 5_000;

async function at(
  browser: Browser,
  baseUrl: string,
  name: string,
  review: OpenReview,
): Promise<Page> {
  const page = await pageOf(browser, baseUrl, name);
  await page.goto(review.path);
  return page;
}

test('two people see each other and what the other saves, within seconds', async ({
  browser,
  portal,
}) => {
  test.setTimeout(180_000);
  const review = await startLaunchReview(portal.baseUrl, 'till-sync');
  const [first, second] = review.questions;
  const nadia = await at(browser, portal.baseUrl, 'Nadia Haddad', review);
  const tom = await at(browser, portal.baseUrl, 'Tom Becker', review);

  await openCard(nadia, second);
  const mark = tom
    .getByRole('navigation', { name: 'Sections and questions' })
    .getByRole('button', { name: /Nadia Haddad is here/ });
  await expect(mark).toContainText(second.title, { timeout: SECONDS });
  const card = await openCard(tom, second);
  await expect(card.getByText('Nadia Haddad is here')).toBeVisible();
  await expect(
    cardOf(nadia, second).getByText('Tom Becker is here'),
  ).toBeVisible({ timeout: SECONDS });

  // Tom is typing; what Nadia saves appears beside it and moves nothing of his.
  const typing = await typeNote(tom, second, 'Tom is in the middle of a');
  const before = await typing.boundingBox();
  const durations: number[] = [];
  for (const text of ['One', ' and two', ' and three']) {
    await typeNote(nadia, first, text);
    await nadia.keyboard.press('Tab');
    await expect(savingLine(nadia, /^Saved/)).toBeVisible();
    const saved = Date.now();
    const shown = cardOf(tom, first).getByRole('textbox', {
      name: 'Note',
      exact: true,
    });
    await expect(shown).toHaveValue(new RegExp(`${text}$`), {
      timeout: SECONDS,
    });
    durations.push(Date.now() - saved);
  }
  test.info().annotations.push({
    type: 'milliseconds until the other saw a saved answer',
    description: durations.join(', '),
  });
  await expect(typing).toBeFocused();
  await expect(typing).toHaveValue('Tom is in the middle of a');
  expect(await typing.boundingBox()).toEqual(before);

  await tom.close();
  await expect(
    nadia.getByRole('button', { name: /Tom Becker is here/ }),
  ).toBeHidden({ timeout: SECONDS });
});

test('two people on one question get both versions, and make one of them', async ({
  browser,
  portal,
}) => {
  test.setTimeout(180_000);
  const review = await startLaunchReview(portal.baseUrl, 'till-guard');
  const [first] = review.questions;
  const nadia = await at(browser, portal.baseUrl, 'Nadia Haddad', review);
  const tom = await at(browser, portal.baseUrl, 'Tom Becker', review);
  await openCard(tom, first);

  // Tom's connection is slow: he types before he hears of Nadia's answer.
  await tom.route('**/api/orr/reviews/*/answers**', route => route.abort());
  const typing = await typeNote(tom, first, 'What Tom knows');
  await typeNote(nadia, first, 'What Nadia knows');
  await expect(savingLine(nadia, /^Saved/)).toBeVisible();
  await tom.unroute('**/api/orr/reviews/*/answers**');

  const card = cardOf(tom, first);
  await expect(card.getByText(/^Changed by Nadia Haddad at /)).toBeVisible({
    timeout: 40_000,
  });
  await expect(typing).toHaveValue('What Tom knows');
  await expect(
    card.getByRole('region', { name: 'Answer of Nadia Haddad: Note' }),
  ).toHaveText('What Nadia knows');
  await expect(
    card.getByRole('region', { name: 'Your answer: Note' }),
  ).toHaveText('What Tom knows');
  await card.getByRole('button', { name: 'Join both notes' }).click();
  await card.getByRole('button', { name: 'Save my answer' }).click();
  await expect(card.getByText(/^Changed by/)).toBeHidden();
  const both = 'What Nadia knows\n\nWhat Tom knows';
  await expect
    .poll(() => storedNotes(portal.baseUrl, review.reviewId))
    .toEqual({ [first.id]: both });
  await expect(
    cardOf(nadia, first).getByRole('textbox', { name: 'Note', exact: true }),
  ).toHaveValue(both, { timeout: SECONDS });

  await card.getByRole('button', { name: 'History' }).click();
  const history = tom.getByRole('dialog', { name: 'History of the answer' });
  await expect(history.getByRole('listitem')).toHaveCount(2);
  await expectDialogAccessible(tom);
  await history.getByRole('button', { name: /^Restore this answer/ }).click();
  await expect
    .poll(() => storedNotes(portal.baseUrl, review.reviewId))
    .toEqual({ [first.id]: 'What Nadia knows' });
});
