import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DisclosureItem } from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { refusal } from '../../__testUtils__/refusal';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  REVIEW_ID,
  REVIEWER,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const BUTTON = 'This no longer holds: Can you roll back?';
const CLOSE = 'It is fixed: Can you roll back?';
const DECISION_ID = '2c1f0a7b-5d4e-4a3c-8b2d-1e0f9a8b7c6d';

function disclosed(change: Partial<DisclosureItem> = {}): DisclosureItem {
  return {
    disclosure: {
      id: 'disclosure-1',
      reviewId: REVIEW_ID,
      decisionId: DECISION_ID,
      questionId: 'rollback',
      statement: { kind: 'choices', choices: ['none'] },
      note: 'The button is gone',
      level: 'HIGH',
      gate: 'blocking',
      disclosedBy: 'user:default/ada',
      disclosedAt: '2026-03-04T10:00:00.000Z',
    },
    questionTitle: 'Can you roll back?',
    counts: true,
    countsFrom: '2099-03-19',
    may: { close: false },
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
          evidence: [],
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
  api.mayDisclose = true;
  return api;
}

const card = async () =>
  within(await screen.findByRole('region', { name: 'Can you roll back?' }));
const press = async (name: string) =>
  userEvent.click(await (await card()).findByRole('button', { name }));
const dialog = async () => within(await screen.findByRole('dialog'));

describe('QuestionDisclosures', () => {
  it('says what holds instead, and shows it beside the frozen answer', async () => {
    const api = fake();
    await renderReview(api);
    await press(BUTTON);
    const form = await dialog();
    const save = form.getByRole('button', { name: 'Disclose it' });
    await userEvent.click(save);
    expect(form.getByText('Say what holds now.')).toBeVisible();
    expect(
      form.getByLabelText(/What has happened/),
    ).toHaveAccessibleDescription('This is needed.');
    expect(api.callsOf('discloseGap')).toEqual([]);

    await userEvent.click(
      form.getByRole('checkbox', { name: /None of these/ }),
    );
    await userEvent.type(
      form.getByLabelText(/What has happened/),
      'The button is gone',
    );
    await userEvent.click(save);

    const list = await (
      await card()
    ).findByRole('list', {
      name: 'What was disclosed since the decision: Can you roll back?',
    });
    const line = within(list);
    expect(line.getByText('None of these')).toBeVisible();
    expect(line.getByText('High risk')).toBeVisible();
    expect(line.getByText('Note: The button is gone')).toBeVisible();
    expect(line.getByText('March 19, 2099')).toBeVisible();
    expect((await card()).getByText('By a button')).toBeVisible();
    expect(api.callsOf('discloseGap')).toEqual([
      {
        params: { reviewId: REVIEW_ID },
        body: {
          mutationId: expect.any(String),
          questionId: 'rollback',
          statement: { kind: 'choices', choices: ['none'] },
          note: 'The button is gone',
        },
      },
    ]);
    expect(
      (await card()).getByRole('heading', { name: 'Since the decision' }),
    ).toHaveFocus();
    expect(
      (await card()).queryByRole('button', { name: BUTTON }),
    ).not.toBeInTheDocument();
  });

  it('keeps what was written where the portal refuses it, and says why', async () => {
    const api = fake();
    api.fail(
      'discloseGap',
      refusal(400, 'statement: shows no greater risk than before'),
    );
    await renderReview(api);
    await press(BUTTON);
    const form = await dialog();
    await userEvent.click(
      form.getByRole('checkbox', { name: /None of these/ }),
    );
    await userEvent.type(form.getByLabelText(/What has happened/), 'Gone');
    await userEvent.click(form.getByRole('button', { name: 'Disclose it' }));
    expect(
      await form.findByText(/shows no greater risk than before/),
    ).toBeVisible();
    expect(form.getByLabelText(/What has happened/)).toHaveValue('Gone');
  });

  it('is closed by whoever may, with what was done', async () => {
    const api = fake();
    api.disclosures = [disclosed({ may: { close: true } })];
    await renderReview(api, { userRef: REVIEWER });
    await press(CLOSE);
    const form = await dialog();
    await userEvent.type(form.getByLabelText(/What was done/), 'It is back');
    await userEvent.click(form.getByRole('button', { name: 'It is fixed' }));

    expect(await (await card()).findByText('It is back')).toBeVisible();
    expect(api.callsOf('closeDisclosure')).toEqual([
      {
        params: { reviewId: REVIEW_ID, disclosureId: 'disclosure-1' },
        body: { mutationId: expect.any(String), note: 'It is back' },
      },
    ]);
    expect(
      (await card()).queryByRole('button', { name: CLOSE }),
    ).not.toBeInTheDocument();
  });

  it('offers what becomes of a gap by what was disclosed', async () => {
    const api = fake();
    api.disclosures = [disclosed()];
    api.mayPropose = true;
    await renderReview(api);
    expect(
      await (
        await card()
      ).findByRole('button', {
        name: 'Say what becomes of it: Can you roll back?',
      }),
    ).toBeVisible();
  });

  it('says that it ended with the next decision', async () => {
    const api = fake();
    api.disclosures = [disclosed({ counts: false, countsFrom: undefined })];
    await renderReview(api);
    expect(
      await (await card()).findByText(/Ended with the next decision/),
    ).toBeVisible();
  });

  it('says that a note is kept from the reader, and offers them nothing', async () => {
    const api = fake();
    api.mayDisclose = false;
    const item = disclosed();
    api.disclosures = [
      {
        ...item,
        disclosure: { ...item.disclosure, note: undefined, isNoteKept: true },
      },
    ];
    await renderReview(api);
    expect(
      await (
        await card()
      ).findByText('There is a note that is not shown to you.'),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /This no longer holds/ }),
    ).not.toBeInTheDocument();
  });

  it('asks for nothing where no standing follows from the decision', async () => {
    const api = fake('change');
    await renderReview(api);
    expect(await screen.findByText(/All is well/)).toBeVisible();
    expect(api.callsOf('listDisclosures')).toEqual([]);
    expect(
      screen.queryByRole('button', { name: /This no longer holds/ }),
    ).not.toBeInTheDocument();
  });
});
