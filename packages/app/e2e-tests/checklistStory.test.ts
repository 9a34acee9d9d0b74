import { type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import {
  addChoices,
  addQuestion,
  addSection,
  textbox,
  unfold,
} from './support/checklistEditor';
import {
  advanceClock,
  pageOf,
  type PersonaRequests,
  requestsAs,
  signIn,
} from './support/persona';
import { expect, test } from './support/portal';
import { checkDraft, publishDraft } from './support/publishing';
import { expectSaved, openCard } from './support/questionnaire';

const TITLE = 'Handling money back';
const ID = 'handling-money-back';
const PILOT = 'refund-worker';
const OTHER = 'payment-gateway';
const DAY_MS = 86_400_000;

/** By which the author narrows whom it is asked. */
const FILTER = `$all:
  - kind: Component
  - metadata.name:
      $in: [${PILOT}, ${OTHER}]
`;

const ROLLBACK = 'Which ways back are there?';
const REHEARSED = 'When was the way back rehearsed?';
const ALARM = 'Does an alarm tell you before customers do?';
const NIGHT = 'Is somebody called at night?';

// What it publishes is asked in no other portal, and it moves the clock of its own.
test.use({ portalName: 'checklistStory' });

const tabOf = (name: string) =>
  `/catalog/default/component/${name}/operational-readiness`;
const outline = (page: Page) =>
  page.getByRole('navigation', { name: 'Outline' });

async function begin(page: Page): Promise<void> {
  await page.goto('/orr/checklists');
  await page.getByRole('button', { name: 'New checklist' }).click();
  const dialog = page.getByRole('dialog', { name: 'New checklist' });
  await textbox(dialog, 'Title').fill(TITLE);
  await textbox(dialog, 'Owner').fill('group:default/reliability');
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Begin the draft' }).click();
  await textbox(page, 'Description').fill('What a service that pays back has.');
}

/** Says of whom it is asked, and sees whom that is. */
async function narrow(page: Page): Promise<void> {
  const filter = textbox(page, 'Applies to');
  await expect(page.getByText(/^It matches \d+ entit/)).toBeVisible();
  await filter.fill('$all: [{ kind: [] }]');
  await expect(page.getByText(/look at \$all\[0\]\.kind/)).toBeVisible();
  await filter.fill(FILTER);
  await expect(
    page.getByText('It matches 2 entities that you may see.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Which entities' }).press('Enter');
  const list = page.getByRole('list', { name: 'Entities that it matches' });
  await expect(list.getByRole('link')).toHaveCount(2);
  await page.getByRole('button', { name: 'Why, or why not' }).press('Enter');
  await textbox(page, 'Entity').fill('component:default/points-ledger');
  // An open list of names that has none is no list to a screen reader.
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^No: .* is not matched\.$/)).toBeVisible();
  await expect(page.getByText(/metadata\.name is one of/)).toBeVisible();
}

/** Sections with their questions: one by choices, one that follows it, two by yes and no. */
async function write(page: Page): Promise<void> {
  await addSection(page, 'Way back');
  await addQuestion(page, 'Way back', ROLLBACK);
  await addChoices(page, [
    ['By a switch', 'core'],
    ['By an older build', 'core'],
    ['It is rehearsed', 'secondary'],
  ]);
  await addQuestion(page, 'Way back', REHEARSED);
  await page
    .getByRole('combobox', { name: 'Answered with' })
    .selectOption('date');
  await unfold(page, /^When it is asked/);
  await page
    .getByRole('combobox', { name: 'Asked after' })
    .selectOption({ label: ROLLBACK });
  await page
    .getByRole('combobox', { name: 'With the answer' })
    .selectOption({ label: 'It is rehearsed' });
  await addSection(page, 'Alarms');
  await addQuestion(page, 'Alarms', ALARM);
  await page
    .getByRole('combobox', { name: 'Risk when unmet' })
    .selectOption('low');
  await addSection(page, 'People');
  await addQuestion(page, 'People', NIGHT);
  await unfold(page, /^When it is asked/);
  await textbox(page, 'Asked of').fill(`metadata.name: ${PILOT}`);
  await expect(
    page.getByText(
      'It is asked of 1 of the 2 that the checklist applies to, as far as you may see.',
    ),
  ).toBeVisible();
}

/** Whether the checklist is asked of a component, once its standings have followed. */
async function expectAsked(
  { call }: PersonaRequests,
  name: string,
  isAsked: boolean,
): Promise<void> {
  await expect
    .poll(async () => {
      const { checklists } = await call(
        'GET',
        `/api/orr/entities/component/default/${name}/readiness`,
      );
      return checklists.some(
        ({ checklistId, standing }: any) =>
          checklistId === ID && standing !== 'notRequired',
      );
    })
    .toBe(isAsked);
}

/** Answers what is asked of the team, the question included that its first answer brings up, and submits it. */
async function answerAll(page: Page): Promise<void> {
  const ways = await openCard(page, { title: ROLLBACK } as never);
  for (const name of ['By a switch', 'By an older build', 'It is rehearsed']) {
    await ways.getByRole('checkbox', { name }).check();
  }
  const rehearsed = await openCard(page, { title: REHEARSED } as never);
  const date = rehearsed.getByLabel('Date of the answer');
  await date.fill(new Date().toISOString().slice(0, 10));
  await date.blur();
  for (const title of [ALARM, NIGHT]) {
    const card = await openCard(page, { title } as never);
    await card.getByRole('radio', { name: 'Yes' }).check();
  }
  await expectSaved(page);
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Submit for decision' }).click();
  await expect(page.getByText('Every question is answered.')).toBeVisible();
  await page.getByRole('button', { name: 'Submit review' }).click();
  await expect(page.getByText('Submitted by')).toBeVisible();
}

/** Somebody else lets it go, over HTTP: the screens for that have tests of their own. */
async function letGo({ call }: PersonaRequests, reviewId: string) {
  const { review, snapshot } = await call(
    'GET',
    `/api/orr/reviews/${reviewId}`,
  );
  await call('POST', `/api/orr/reviews/${reviewId}/decisions`, {
    revision: review.revision,
    snapshotId: snapshot.id,
    outcome: 'go',
    reason: 'All of it is there.',
  });
}

test('a checklist from its first word to the day after which a raised question is overdue', async ({
  page,
  portal,
  browser,
}) => {
  // A busy machine takes minutes for it.
  test.setTimeout(420_000);
  const nadia = await requestsAs(portal.baseUrl, 'Nadia Haddad');
  const omar = await requestsAs(portal.baseUrl, 'Omar Silva');

  await signIn(page, 'Inès Laurent');
  await begin(page);
  await narrow(page);
  await expectAccessible(page);
  await unfold(page, /^Pilot/);
  await textbox(page, 'Entities of the pilot').fill(
    `component:default/${PILOT}`,
  );
  await write(page);
  await expectAccessible(page);

  await checkDraft(page);
  await page.getByRole('radio', { name: /^As a pilot/ }).check();
  await expect(page.getByText('It is required of 1 entity')).toBeVisible();
  await publishDraft(page, {
    title: TITLE,
    changelog: 'A first try with one team.',
    isPilot: true,
  });
  await expectAsked(nadia, PILOT, true);
  await expectAsked(nadia, OTHER, false);

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await checkDraft(page);
  await publishDraft(page, {
    title: TITLE,
    changelog: 'For everybody who pays money back.',
  });
  await expectAsked(nadia, OTHER, true);

  const team = await pageOf(browser, portal.baseUrl, 'Nadia Haddad');
  await team.goto(tabOf(PILOT));
  await team
    .getByRole('button', { name: new RegExp(`^Start .* of ${TITLE}$`) })
    .first()
    .click();
  await expect(team).toHaveURL(/operational-readiness\/reviews\//);
  const reviewId = team.url().split('/reviews/')[1].split(/[/?#]/)[0];
  await answerAll(team);
  await submit(team);
  await letGo(omar, reviewId);

  await page.goto(`/orr/checklists/${ID}`);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await outline(page).getByRole('button', { name: ALARM, exact: true }).click();
  await page
    .getByRole('combobox', { name: 'Risk when unmet' })
    .selectOption('high');
  await checkDraft(page);
  const rule = page.getByRole('group', { name: ALARM });
  await rule
    .getByRole('combobox', { name: 'Binds from' })
    .selectOption('byDate');
  const due = new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10);
  await rule.getByLabel('Reviewed by').fill(due);
  await expect(
    page.getByRole('table', { name: 'Whose standing falls first' }),
  ).toContainText(/refund/i);
  await publishDraft(page, {
    title: TITLE,
    changelog: 'Customers called before any alarm did.',
  });

  const notice = team.getByRole('region', {
    name: `A newer version: ${TITLE}`,
  });
  await expect(async () => {
    await team.goto(tabOf(PILOT));
    await expect(notice).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(notice).toContainText('It meets version 1. Version 2 is due by');
  await expect(notice).toContainText(`${ALARM} (weighs more`);
  await expectAccessible(team);

  await advanceClock(portal.baseUrl, 12);
  await expect(async () => {
    await team.goto(tabOf(PILOT));
    await expect(
      team.getByText(/^A newer version of the checklist applies/).first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(team.getByText('Overdue').first()).toBeVisible();
  await team
    .getByRole('button', {
      name: new RegExp(`^Start the next review .* of ${TITLE}$`),
    })
    .first()
    .click();
  // The answers of the last one are there; only what was raised is to be touched.
  await openCard(team, { title: ALARM } as never);
  await expect(team.getByRole('heading', { name: ALARM })).toBeVisible();

  await page.goto(`/orr/checklists/${ID}`);
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Archive “${TITLE}”?` });
  await dialog.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(
    page.getByText(/^Archived: it is asked of nobody/),
  ).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Back to the checklists' }).click();
  await expect(
    page.getByRole('table', { name: 'Checklists', exact: true }),
  ).not.toContainText(TITLE);
});
