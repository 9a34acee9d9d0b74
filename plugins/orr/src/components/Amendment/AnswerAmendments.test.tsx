import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Amendment } from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { refusal } from '../../__testUtils__/refusal';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  REVIEW_ID,
  REVIEWER,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const BUTTON = 'Edit words or links: Can you roll back?';
const SHOW = 'Show old and new words: Can you roll back?';
const DECISION_ID = '2c1f0a7b-5d4e-4a3c-8b2d-1e0f9a8b7c6d';
const LINK = { url: 'https://wiki.example/run', date: '2026-03-01' };

function amended(change: Partial<Amendment> = {}): Amendment {
  return {
    id: 'amendment-0',
    reviewId: REVIEW_ID,
    decisionId: DECISION_ID,
    questionId: 'rollback',
    revision: 1,
    note: 'In the handbook',
    amendedBy: 'user:default/ada',
    amendedAt: '2026-03-04T10:00:00.000Z',
    ...change,
  };
}

function fake(kind: 'launch' | 'change' = 'launch') {
  const detail = reviewDetail();
  const api = new FakeOrrApi({
    review: reviewDetail({
      review: { ...detail.review, kind, state: 'decided', revision: 3 },
      may: { update: false, decide: false },
      answers: [
        {
          questionId: 'rollback',
          revision: 1,
          statement: { kind: 'choices', choices: ['button', 'tested'] },
          note: 'In the wiki',
          evidence: [LINK],
          answeredBy: 'user:default/ada',
          answeredAt: '2026-03-01T10:00:00.000Z',
        },
      ],
      decision: {
        id: DECISION_ID,
        reviewId: REVIEW_ID,
        reviewKind: kind,
        snapshotId: 's',
        checklistVersion: 3,
        outcome: 'go',
        reason: 'All is well',
        decidedBy: REVIEWER,
        decidedAt: '2026-03-03T10:00:00.000Z',
        validUntil: '2027-03-03',
        confirmedQuestionIds: [],
        conditions: [],
      },
    }),
  });
  api.mayAmend = true;
  return api;
}

const card = async () =>
  within(await screen.findByRole('region', { name: 'Can you roll back?' }));
const press = async (name: string) =>
  userEvent.click(await (await card()).findByRole('button', { name }));
const dialog = async () => within(await screen.findByRole('dialog'));
const retype = async (field: HTMLElement, text: string) => {
  await userEvent.clear(field);
  await userEvent.type(field, text);
};

describe('AnswerAmendments', () => {
  it('asks for words and links alone, and says what is missing', async () => {
    const api = fake();
    await renderReview(api);
    await press(BUTTON);
    const form = await dialog();
    const save = form.getByRole('button', { name: 'Save words and links' });
    expect(form.getByLabelText('Note')).toHaveValue('In the wiki');
    expect(form.queryByRole('checkbox')).not.toBeInTheDocument();
    await userEvent.click(save);
    expect(form.getByText('Nothing is changed yet.')).toBeVisible();

    await retype(form.getByLabelText('Note'), 'In the handbook');
    await userEvent.click(form.getByRole('button', { name: 'Add a link' }));
    expect(form.getByLabelText('Evidence 2: link')).toHaveFocus();
    await userEvent.type(form.getByLabelText('Evidence 2: link'), 'wiki');
    await userEvent.click(save);
    expect(
      form.getByText('Write an address that begins with https:// or http://'),
    ).toBeVisible();
    expect(api.callsOf('amendAnswer')).toEqual([]);
  });

  it('sends what was changed, and shows old and new on demand', async () => {
    const api = fake();
    await renderReview(api);
    await press(BUTTON);
    const form = await dialog();
    await retype(form.getByLabelText('Note'), 'In the handbook');
    await retype(
      form.getByLabelText('Evidence 1: link'),
      'https://new.example/run',
    );
    await userEvent.click(
      form.getByRole('button', { name: 'Save words and links' }),
    );

    const line = await (
      await card()
    ).findByText(/Changed after the decision by/);
    expect(line.closest('[tabindex="-1"]')).toHaveFocus();
    expect(api.callsOf('amendAnswer')).toEqual([
      {
        params: { reviewId: REVIEW_ID },
        body: {
          mutationId: expect.any(String),
          questionId: 'rollback',
          revision: 0,
          note: 'In the handbook',
          evidence: [{ url: 'https://new.example/run', date: '2026-03-01' }],
        },
      },
    ]);
    // The frozen answer stays.
    expect((await card()).getByText('Note: In the wiki')).toBeVisible();
    expect((await card()).queryByText(/handbook/)).not.toBeInTheDocument();
    await press(SHOW);
    const list = within(
      (await card()).getByRole('list', {
        name: 'What was changed after the decision: Can you roll back?',
      }),
    );
    expect(list.getByText('Note changed · Links changed')).toBeVisible();
    expect(
      within(list.getByRole('region', { name: 'As it was' })).getByText(
        'Note: In the wiki',
      ),
    ).toBeVisible();
    const after = within(list.getByRole('region', { name: 'As it is now' }));
    expect(after.getByText('Note: In the handbook')).toBeVisible();
    expect(after.getByRole('link')).toHaveAttribute(
      'href',
      'https://new.example/run',
    );
    await press(SHOW);
    expect((await card()).queryByText(/handbook/)).not.toBeInTheDocument();
  });

  it('keeps what was written where somebody was quicker, and shows theirs', async () => {
    const api = fake();
    await renderReview(api);
    await press(BUTTON);
    const form = await dialog();
    await retype(form.getByLabelText('Note'), 'On the portal');
    api.amendments = [amended({ amendedBy: 'user:default/kim' })];
    const save = form.getByRole('button', { name: 'Save words and links' });
    await userEvent.click(save);

    expect(await form.findByText(/Somebody else has changed it/)).toBeVisible();
    expect(form.getByText('Note: In the handbook')).toBeVisible();
    expect(form.getByLabelText('Note')).toHaveValue('On the portal');
    await userEvent.click(save);
    await (await card()).findByText(/Changed after the decision by/);
    expect(api.amendments).toMatchObject([
      { revision: 1, note: 'In the handbook' },
      { revision: 2, note: 'On the portal' },
    ]);
  });

  it('says what the portal refuses', async () => {
    const api = fake();
    api.fail('amendAnswer', refusal(400, 'evidence: is needed here'));
    await renderReview(api);
    await press(BUTTON);
    const form = await dialog();
    await retype(form.getByLabelText('Note'), 'On the portal');
    await userEvent.click(
      form.getByRole('button', { name: 'Save words and links' }),
    );
    expect(await form.findByText(/evidence: is needed here/)).toBeVisible();
    expect(form.getByLabelText('Note')).toHaveValue('On the portal');
  });

  it('offers nothing to who may not, and says that a note is kept', async () => {
    const api = fake();
    api.mayAmend = false;
    api.amendments = [amended({ note: undefined, isNoteKept: true })];
    await renderReview(api);
    await press(SHOW);
    const after = within(
      (await card()).getByRole('region', { name: 'As it is now' }),
    );
    expect(
      after.getByText('There is a note, kept to the owner and the reviewers.'),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /Edit words or links/ }),
    ).not.toBeInTheDocument();
  });

  it('asks for nothing where a change was decided on', async () => {
    const api = fake('change');
    await renderReview(api);
    expect(await screen.findByText(/All is well/)).toBeVisible();
    expect(api.callsOf('listAmendments')).toEqual([]);
  });
});
