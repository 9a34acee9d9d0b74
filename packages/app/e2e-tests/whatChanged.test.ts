import { readFile } from 'node:fs/promises';
import { type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { startLaunchReview } from './support/launchReview';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';

const NAME = 'stamp-album';
const TAB = `/catalog/default/component/${NAME}/operational-readiness`;

/** What a button saves, as text. */
async function savedBy(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

test('an answer that was changed is told with from and to, and goes out as a file', async ({
  page,
  portal,
}) => {
  test.setTimeout(240_000);
  const { reviewId, questions } = await startLaunchReview(portal.baseUrl, NAME);
  const question = questions.find(({ answer }) => answer.type === 'practice')!;
  const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  for (const [revision, value] of ['no', 'yes'].entries()) {
    await nadia.call(
      'PUT',
      `/api/orr/reviews/${reviewId}/answers/${question.id}`,
      { revision, statement: { kind: 'practice', value }, evidence: [] },
    );
  }

  await signIn(page, 'Nadia Haddad');
  await page.goto(TAB);
  await page.getByRole('link', { name: 'Show what changed' }).click();
  const lines = page.getByRole('list', { name: 'What changed' });
  await expect(lines.getByRole('listitem')).toHaveCount(3);
  const changed = lines.getByRole('listitem').first();
  await expect(changed).toContainText(
    `Nadia Haddad changed ${question.title} from No to Yes`,
  );
  await expect(lines.getByRole('listitem').last()).toContainText(
    'Nadia Haddad started the review',
  );
  await expectAccessible(page);
  // Who did what is a question for auditors.
  await expect(page.getByLabel('By person')).toBeHidden();

  await page
    .getByRole('button', { name: `Only this question: ${question.title}` })
    .first()
    .click();
  await expect(lines.getByRole('listitem')).toHaveCount(2);
  const csv = await savedBy(page, 'Export as CSV');
  expect(csv.trim().split('\r\n')).toHaveLength(3);
  expect(csv).toContain(`${question.title},No,Yes`);
  const json = JSON.parse(await savedBy(page, 'Export as JSON'));
  expect(json).toMatchObject([
    { facts: { from: { value: 'no' }, to: { value: 'yes' } } },
    { facts: { from: null, to: { value: 'no' } } },
  ]);

  await changed.getByRole('link', { name: question.title }).click();
  await expect(
    page.getByRole('region', { name: question.title, exact: true }),
  ).toBeVisible();
});
