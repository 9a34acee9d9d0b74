import { expectAccessible } from './support/accessibility';
import {
  NIGHT_CALLS,
  nightCallQuestion,
  nightCalls,
} from './support/nightCalls';
import {
  advanceClock,
  type PersonaRequests,
  requestsAs,
  signIn,
  signOutAndIn,
} from './support/persona';
import { expect, test } from './support/portal';
import { publishDraft } from './support/publishing';

const { id: ID, title: TITLE, asks: NAME } = NIGHT_CALLS;
const ENTITY = `component:default/${NAME}`;
const TAB = `/catalog/default/component/${NAME}/operational-readiness`;
const ADDED = 'Is every call written up?';
const NEW_ONLY = 'Was the rota there before the first user?';
const DAY_MS = 86_400_000;

/** A draft with this content, begun as the body says. */
async function draftOf(
  author: PersonaRequests,
  from: object,
  content: object,
): Promise<{ id: string; revision: number }> {
  const draft = await author.call('POST', '/api/orr/checklists/drafts', {
    from,
  });
  return author.call('PUT', `/api/orr/checklists/drafts/${draft.id}`, {
    revision: draft.revision,
    document: content,
  });
}

// It moves the clock of its portal.
test.use({ portalName: 'rollout' });

test('a version that binds by a date: the tab tells both, the last answers are there, and after the date the standing is overdue', async ({
  page,
  portal,
}) => {
  test.setTimeout(240_000);
  const ines = await requestsAs(portal.baseUrl, 'Inès Laurent');
  const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  const omar = await requestsAs(portal.baseUrl, 'Omar Silva');
  const trained = nightCallQuestion('trained', 'Is everybody trained?');
  const first = await draftOf(
    ines,
    { type: 'blank', id: ID, title: TITLE, owner: 'group:default/reliability' },
    nightCalls([trained]),
  );
  await ines.call(
    'POST',
    `/api/orr/checklists/drafts/${first.id}/publication`,
    {
      revision: first.revision,
      state: 'published',
      changelog: 'The first version.',
      rollout: [],
    },
  );

  await expect
    .poll(async () => {
      const { checklists } = await nadia.call(
        'GET',
        `/api/orr/entities/component/default/${NAME}/readiness`,
      );
      return checklists.map(({ checklistId }: any) => checklistId);
    })
    .toContain(ID);
  const { review } = await nadia.call('POST', '/api/orr/reviews', {
    entityRef: ENTITY,
    checklistId: ID,
    kind: 'launch',
  });
  await nadia.call('PUT', `/api/orr/reviews/${review.id}/answers/trained`, {
    revision: 0,
    statement: { kind: 'practice', value: 'yes' },
    evidence: [],
  });
  const submitted = await nadia.call(
    'POST',
    `/api/orr/reviews/${review.id}/submissions`,
    { revision: review.revision },
  );
  await omar.call('POST', `/api/orr/reviews/${review.id}/decisions`, {
    revision: submitted.review.revision,
    snapshotId: submitted.snapshot.id,
    outcome: 'go',
    reason: 'Everybody was trained in May.',
  });

  const second = await draftOf(
    ines,
    { type: 'version', checklistId: ID },
    nightCalls([
      trained,
      nightCallQuestion('written-up', ADDED),
      nightCallQuestion('rota-first', NEW_ONLY),
    ]),
  );
  await signIn(page, 'Inès Laurent');
  await page.goto(`/orr/checklists/drafts/${second.id}/publish`);
  const rule = page.getByRole('group', { name: ADDED });
  await expect(rule).toBeVisible();
  await expectAccessible(page);
  await rule
    .getByRole('combobox', { name: 'Binds from' })
    .selectOption('byDate');
  const due = new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10);
  await rule.getByLabel('Reviewed by').fill(due);
  await expect(
    page.getByRole('table', { name: 'Whose standing falls first' }),
  ).toContainText(/refund/i);
  await page
    .getByRole('group', { name: NEW_ONLY })
    .getByRole('combobox', { name: 'Binds from' })
    .selectOption('newEntities');
  await expect(
    page.getByText(/^1 .*that was decided on before is not asked it\.$/),
  ).toBeVisible();
  await publishDraft(page, {
    title: TITLE,
    changelog: 'Calls that nobody wrote up came back.',
  });
  await expect(page.getByRole('article', { name: ADDED })).toBeVisible();
  await expect(page.getByRole('article', { name: NEW_ONLY })).toContainText(
    'Asked of new entities only: not of those that were decided before version 2.',
  );

  await signOutAndIn(page, 'Nadia Haddad');
  const notice = page.getByRole('region', {
    name: `A newer version: ${TITLE}`,
  });
  await expect(async () => {
    await page.goto(TAB);
    await expect(notice).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(notice).toContainText('It meets version 1. Version 2 is due by');
  await expect(notice).toContainText(ADDED);
  await expect(notice).not.toContainText(NEW_ONLY);
  await expectAccessible(page);

  await advanceClock(portal.baseUrl, 12);
  await expect(async () => {
    await page.goto(TAB);
    await expect(
      page.getByText(/^A newer version of the checklist applies/).first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(page.getByText('Overdue').first()).toBeVisible();

  const start = page
    .getByRole('button', { name: /^Start the next review/ })
    .first();
  await start.click();
  await expect(page.getByText(/^(0|1) of 2 answered$/).first()).toBeVisible();
  await expect(
    page.getByText(
      `Not asked of entities that were decided before version 2: ${NEW_ONLY}`,
    ),
  ).toBeVisible();
  await page
    .getByRole('button', { name: new RegExp(ADDED.slice(0, 10)) })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: ADDED })).toBeVisible();
});
