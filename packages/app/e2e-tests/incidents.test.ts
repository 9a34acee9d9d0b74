import {
  expectAccessible,
  expectDialogAccessible,
} from './support/accessibility';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';

const ENTITY = 'component:default/pin-pad-farm';
const TITLE = 'Pin pads answered nobody';
const HOUR_MS = 3_600_000;

function incidentOf(hoursAgo: number, change: object = {}) {
  const opened = Date.now() - hoursAgo * HOUR_MS;
  return {
    entityRefs: [ENTITY],
    id: `incident-${hoursAgo}`,
    title: TITLE,
    severity: 'SEV1',
    openedAt: new Date(opened).toISOString(),
    resolvedAt: new Date(opened + 90 * 60_000).toISOString(),
    url: `https://incidents.example.org/${hoursAgo}`,
    ...change,
  };
}

test('a team says which question should have caught an incident, and authors see it at the question', async ({
  page,
  portal,
}) => {
  test.setTimeout(180_000);
  const ines = await requestsAs(portal.baseUrl, 'Inès Laurent');
  const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  const told = await ines.send('POST', '/api/orr/incidents', {
    incidents: [
      incidentOf(50),
      incidentOf(2, { title: 'Receipts came twice', resolvedAt: undefined }),
    ],
  });
  expect(told.status).toBe(200);
  const { sections } = (
    await nadia.call(
      'GET',
      '/api/orr/checklists/service-launch-readiness/versions/1',
    )
  ).document;
  const { title: question } = sections
    .flatMap(
      (section: { questions: { id: string; title: string }[] }) =>
        section.questions,
    )
    .find(({ id }: { id: string }) => id === 'alerting');

  await signIn(page, 'Nadia Haddad');
  await page.goto(
    '/catalog/default/component/pin-pad-farm/operational-readiness',
  );
  const table = page.getByRole('table', { name: 'Incidents' });
  const [open, closed] = [1, 2].map(row => table.getByRole('row').nth(row));
  await expect(open).toContainText('Receipts came twice');
  await expect(open).toContainText('Once it is resolved');
  await expect(closed).toContainText('Not known');
  await expectAccessible(page);

  await page
    .getByRole('button', { name: `Look back at ${TITLE}` })
    .press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(
    'no review that you may read came before it',
  );
  await dialog
    .getByRole('searchbox', { name: 'Search all questions' })
    .fill(question);
  await dialog.getByRole('radio', { name: question }).press('Space');
  await expect(
    dialog.getByRole('radio', { name: 'It was not asked before the incident' }),
  ).toBeChecked();
  await dialog.getByRole('radio', { name: 'Partly' }).press('Space');
  await dialog.getByRole('textbox', { name: 'Note (optional)' }).fill('Later');
  await expectDialogAccessible(page);
  await dialog.getByRole('button', { name: 'Keep this' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(closed).toContainText(`Should have been caught by: ${question}`);

  await page
    .getByRole('link', { name: /^What incidents taught about/ })
    .first()
    .click();
  const card = page.getByRole('region', { name: question });
  await expect(card).toContainText('1 incident that it should have caught');
  await card.getByRole('button', { name: /^Show incidents/ }).press('Enter');
  await card.getByRole('button', { name: /^Make it an origin/ }).press('Enter');
  await expect(
    card.getByRole('textbox', { name: /^Lines for the checklist file/ }),
  ).toHaveValue(/https:\/\/incidents\.example\.org\/50/);
  await expectAccessible(page);
});
