import { type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { tabTo } from './support/focus';
import { launchQuestions, saveAnswer } from './support/launchReview';
import { pageOf, requestsAs, signIn, signOutAndIn } from './support/persona';
import { expect, test } from './support/portal';
import { cardOf, expectSaved, openCard } from './support/questionnaire';
import { goodStatement, type AskedQuestion } from './support/statements';

const TAB = 'operational-readiness';
const SYSTEM = `/catalog/default/system/payments/${TAB}`;
const tabOf = (name: string) => `/catalog/default/component/${name}/${TAB}`;
/** Unmet for one component: a high risk that becomes a condition instead of a stop. */
const GAP = 'zone-loss';
const DIFFERS = 'Invoice Archive';
/** How long a colleague may wait for what was saved. */
const SECONDS = 5_000;

/** What Nadia answers over HTTP, so that the story can be about the one question that is left. */
async function answerAllBut(
  baseUrl: string,
  reviewId: string,
  left: string,
): Promise<AskedQuestion[]> {
  const nadia = await requestsAs(baseUrl, 'Nadia Haddad');
  const questions = await launchQuestions(nadia);
  for (const question of questions.filter(({ id }) => id !== left)) {
    await saveAnswer(nadia, reviewId, question.id, goodStatement(question));
  }
  return questions;
}

/** Says by keys alone that one component has none of the practices that count. */
async function exceptByKeys(page: Page, card: Locator): Promise<Locator> {
  await card.getByRole('button', { name: 'Add evidence' }).focus();
  await tabTo(page, /^Different for one…$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: DIFFERS })).toBeFocused();
  await page.keyboard.press('Enter');
  const exception = card.getByRole('region', {
    name: `Different for ${DIFFERS}`,
  });
  await expect(exception.getByRole('heading')).toBeFocused();
  await tabTo(page, new RegExp(`^As for all again: ${DIFFERS}$`));
  await page.keyboard.press('Tab');
  const boxes = exception.getByRole('checkbox');
  await expect(boxes.first()).toBeFocused();
  // Keys answer where the focus is; the last practice is that there is none.
  await page.keyboard.press(String(await boxes.count()));
  await expect(boxes.last()).toBeFocused();
  await expect(boxes.last()).toBeChecked();
  return exception;
}

/** Where a covered component stands after the decision on the system. */
async function expectStanding(page: Page, name: string, standing: string) {
  await page.goto(tabOf(name));
  await expect(
    page
      .getByRole('region', { name: 'Operational readiness' })
      .getByText(standing, { exact: true }),
  ).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'Decided with the review of Payments' }),
  ).toBeVisible();
}

test('one review of a system, different for one component, up to the standing of each', async ({
  browser,
  page,
  portal,
}) => {
  test.setTimeout(240_000);
  await signIn(page, 'Nadia Haddad');
  await page.goto(SYSTEM);
  const start = page.getByRole('region', {
    name: 'Service launch readiness: one review for several parts',
  });
  await expect(
    start.getByText(/^The checklist is not asked of .*Money Format/),
  ).toBeVisible();
  await start.getByRole('checkbox', { name: 'Refund Worker' }).uncheck();
  await expectAccessible(page);
  await start.getByRole('button', { name: 'Start review of 3 parts' }).click();
  await expect(
    page.getByText(`Covers Checkout API, ${DIFFERS}, Payment Gateway`),
  ).toBeVisible();
  const reviewPath = new URL(page.url()).pathname;
  const reviewId = reviewPath.split('/').pop()!;

  const questions = await answerAllBut(portal.baseUrl, reviewId, GAP);
  const gap = questions.find(({ id }) => id === GAP)!;
  await page.goto(reviewPath);
  const foot = page.getByRole('region', { name: 'Progress and submission' });
  const total = questions.length;
  await expect(
    foot.getByText(`${total - 1} of ${total} answered`),
  ).toBeVisible();
  const card = await openCard(page, gap);
  await expect(card.getByText('Applies to all 3 components')).toBeVisible();
  const { choices } = goodStatement(gap) as { choices: string[] };
  for (const id of choices) {
    await card.locator(`#choice-${GAP}-${id}`).check();
  }
  await expect(foot.getByText(`${total} of ${total} answered`)).toBeVisible();
  await expect(foot.getByText('If decided now: go')).toBeVisible();

  const tom = await pageOf(browser, portal.baseUrl, 'Tom Becker');
  await tom.goto(`${reviewPath}?question=${GAP}`);
  await expect(
    cardOf(tom, gap).getByText('Nadia Haddad is here'),
  ).toBeVisible();
  const exception = await exceptByKeys(page, card);
  await expect(exception.getByText('High risk')).toBeVisible();
  await expect(card.getByText('Applies to 2 of 3 components')).toBeVisible();
  await expect(
    foot.getByText(/If decided now: conditional go with 1 condition/),
  ).toBeVisible();
  await expect(
    page
      .getByRole('navigation', { name: 'Sections and questions' })
      .getByRole('button', { name: `High risk ${gap.title}` }),
  ).toBeVisible();
  await expectSaved(page);
  const atTom = cardOf(tom, gap).getByRole('region', {
    name: `Different for ${DIFFERS}`,
  });
  await expect(atTom.getByRole('checkbox').last()).toBeChecked({
    timeout: SECONDS,
  });
  await atTom.getByRole('button', { name: `History for ${DIFFERS}` }).click();
  await expect(
    tom
      .getByRole('dialog', { name: `History of what differs for ${DIFFERS}` })
      .getByRole('listitem'),
  ).toContainText(['Nadia Haddad']);
  await tom.context().close();
  await expectAccessible(page, {
    part: `[data-question="${GAP}"]`,
  });

  await page.goto(tabOf('checkout-api'));
  const covered = page.getByRole('link', {
    name: 'Covered by the review of Payments, 3 components',
  });
  await expect(covered).toBeVisible();
  await expect(page.getByRole('button', { name: /^Start/ })).toHaveCount(0);
  await covered.click();
  await expect(page).toHaveURL(new RegExp(`${reviewPath}$`));

  await page.getByRole('button', { name: 'Submit for decision' }).click();
  await expect(page.getByText('Every question is answered.')).toBeVisible();
  await page.getByRole('button', { name: 'Submit review' }).click();
  await expect(page.getByText('Submitted by')).toBeVisible();
  await expectAccessible(page);

  await signOutAndIn(page, 'Omar Silva');
  await page.goto(reviewPath);
  await page.getByRole('link', { name: 'Decide review' }).click();
  const gate = page.getByRole('region', { name: 'What a decision meets' });
  await expect(
    gate.getByRole('listitem').filter({ hasText: gap.title }),
  ).toContainText(`(for ${DIFFERS})`);
  await expect(
    cardOf(page, gap)
      .getByRole('list', { name: 'Different for single components' })
      .getByRole('listitem')
      .filter({ hasText: DIFFERS }),
  ).toContainText('High risk');
  await page.getByRole('radio', { name: /^Conditional go/ }).check();
  await page
    .getByRole('textbox', { name: /^Condition:/ })
    .fill('Run the archive in a second zone');
  await page
    .getByRole('textbox', { name: 'Reason' })
    .fill('Good but for the zone of the archive');
  await expectAccessible(page);
  const read = page.getByRole('button', { name: /^I have read it/ });
  await expect(read.or(page.getByText('(read)'))).toBeVisible();
  if (await read.isVisible()) {
    await read.click();
  }
  await page.getByRole('button', { name: 'Decide: conditional go' }).click();
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: 'Run the archive in a second zone' }),
  ).toContainText(`(for ${DIFFERS})`);

  await expectStanding(page, 'checkout-api', 'Ready');
  await expect(page.getByText('Run the archive')).toHaveCount(0);
  await expectStanding(page, 'payment-gateway', 'Ready');
  await expectStanding(page, 'invoice-archive', 'Ready with conditions');
  await expect(
    page.getByText('Run the archive in a second zone'),
  ).toBeVisible();
});
