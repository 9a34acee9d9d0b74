import {
  expectAccessible,
  expectDialogAccessible,
} from './support/accessibility';
import { pageOf, signIn } from './support/persona';
import { expect, test } from './support/portal';

const CHECKLIST = '/orr/checklists/service-launch-readiness';
const QUESTION = 'What keeps one busy caller from taking the service down?';
const TEXT = 'Ask how long a caller waits before it gives up.';
const REPLY =
  'The choice about timeouts asks for it; its guidance says so now.';

test('whoever is asked proposes another question, a curator replies, and the reply is read', async ({
  page,
  browser,
  portal,
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'Nadia Haddad');
  await page.goto(CHECKLIST);
  const question = page.getByRole('article', { name: QUESTION });
  await question.getByRole('button', { name: /^Show why and how/ }).click();
  const propose = question.getByRole('button', {
    name: `Propose a change: ${QUESTION}`,
  });
  await propose.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: /What should be different/ })
    .fill(TEXT);
  await expectDialogAccessible(page);
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(question.getByText(/^Sent\./)).toBeVisible();

  const ines = await pageOf(browser, portal.baseUrl, 'Inès Laurent');
  await ines.goto('/orr/checklists');
  await ines.getByRole('link', { name: 'Proposals', exact: true }).click();
  await expect(ines).toHaveURL(/\/checklists\/proposals$/);
  const proposal = ines.getByRole('listitem').filter({ hasText: TEXT });
  await expect(proposal).toContainText(`Change: ${QUESTION}`);
  await expectAccessible(ines);
  // The portal keeps some colours of the theme before.
  await ines.reload();
  await proposal
    .getByRole('button', { name: 'Reply to the proposal of Nadia Haddad' })
    .click();
  await ines.getByRole('radio', { name: /^Answered/ }).check();
  await ines.getByRole('textbox', { name: /Your reply/ }).fill(REPLY);
  await expectDialogAccessible(ines);
  await ines.getByRole('dialog').getByRole('button', { name: 'Reply' }).click();
  await expect(proposal).toBeHidden();
  await ines.setViewportSize({ width: 400, height: 800 });
  await expectAccessible(ines);
  await ines.context().close();

  await page.goto('/orr/checklists/proposals?state=all');
  const own = page.getByRole('listitem').filter({ hasText: TEXT });
  await expect(own).toContainText('Answered');
  await expect(own).toContainText(REPLY);
  await expect(own.getByRole('button', { name: /^Reply/ })).toBeHidden();
});
