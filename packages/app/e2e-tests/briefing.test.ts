import { readFile } from 'node:fs/promises';
import { expectAccessible } from './support/accessibility';
import { startLaunchReview } from './support/launchReview';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';
import { unmetStatement } from './support/statements';

const NAME = 'postcard-rack';
const TITLE = 'Postcard Rack';
const GAP = 'zone-loss';
const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

// Days are the organisation's, wherever somebody looks from.
test.use({ timezoneId: 'America/Los_Angeles' });

test('what changed, what falls due and both in a briefing that prints', async ({
  page,
  portal,
}, info) => {
  test.setTimeout(240_000);
  const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  const { reviewId, questions } = await startLaunchReview(portal.baseUrl, NAME);
  const review = `/api/orr/reviews/${reviewId}`;
  await nadia.call('PUT', `${review}/answers/${GAP}`, {
    revision: 0,
    statement: unmetStatement(questions.find(({ id }) => id === GAP)!),
    evidence: [],
  });
  await nadia.call('POST', `${review}/dispositions`, {
    questionId: GAP,
    until: inDays(7),
    type: 'action',
    text: 'Print in a second zone',
    ownerRef: 'group:default/payments',
  });

  await signIn(page, 'Grace Kim');
  await page.goto('/orr');
  // Without it in what the app is told, days would be those of UTC, which are the same for most hours.
  const told = await page
    .locator('script[type="backstage.io/config"]')
    .textContent();
  expect(told).toContain('"timeZone": "Europe/Berlin"');
  await page.getByRole('link', { name: 'What changed' }).click();
  await page.getByRole('button', { name: 'A month ago' }).click();
  await expect(page).toHaveURL(/since=/);
  const added = page.getByRole('listitem').filter({ hasText: TITLE });
  await expect(added).toContainText('New');
  await expect(added).toContainText('Never reviewed');
  await expect(page.getByRole('note')).toContainText('Nothing is known before');
  await expectAccessible(page);

  await page.goto('/orr/calendar');
  const due = page.getByRole('link', { name: `${TITLE}: Action` });
  await expect(due).toBeVisible();
  await expect(page.getByText('Print in a second zone')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Past due' }).click();
  await expect(due).toBeHidden();
  await page.goBack();
  await due.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${reviewId}\\?question=${GAP}`));

  await page.goto('/orr/briefing?group=group:default/payments');
  const paper = page.getByRole('article', { name: 'The briefing' });
  await expect(
    paper.getByRole('row', { name: new RegExp(`${TITLE}.*On the way`) }),
  ).toBeVisible();
  await expect(
    paper.getByRole('link', { name: 'Action: Print in a second zone' }),
  ).toBeVisible();
  await expectAccessible(page);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as Markdown' }).click(),
  ]);
  const markdown = await readFile(await download.path(), 'utf8');
  expect(markdown).toMatch(/^# Operational readiness: Payments/);
  expect(markdown).toContain('Print in a second zone');

  const pdf = await page.pdf({
    path: info.outputPath('briefing.pdf'),
    preferCSSPageSize: true,
  });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});
