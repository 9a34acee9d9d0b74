import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  OWNER,
  REVIEWER,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const NAMES = ['cart', 'pay', 'risk'];
const PAY = 'component:default/pay';

const yes = (questionId: string) => ({
  questionId,
  revision: 1,
  statement: { kind: 'practice' as const, value: 'yes' as const },
  evidence: [],
  answeredBy: OWNER,
  answeredAt: '2026-03-01T10:00:00.000Z',
});
const payDiffers = {
  ...yes('alarms'),
  entityRef: PAY,
  statement: { kind: 'practice' as const, value: 'no' as const },
};

function covering(rest: Partial<ReviewDetail> = {}): ReviewDetail {
  return reviewDetail({
    covered: NAMES.map(name => ({
      entityRef: `component:default/${name}`,
      kind: 'component',
      namespace: 'default',
      name,
      ownerRefs: ['group:default/money'],
      ownerState: 'owned',
      unaskedQuestionIds: [],
    })),
    answers: [yes('alarms')],
    ...rest,
  });
}

const card = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('QuestionExceptions', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('saves what differs for one component, and takes it back to the common answer', async () => {
    const api = new FakeOrrApi({ review: covering() });
    await renderReview(api, { path: '?question=alarms' });
    const alarms = await card('Are there alarms?');
    expect(alarms.getByText('Applies to all 3 components')).toBeInTheDocument();

    await userEvent.click(
      alarms.getByRole('button', { name: 'Different for one…' }),
    );
    await userEvent.click(screen.getByRole('menuitem', { name: 'pay' }));
    const own = await card('Different for pay');
    await userEvent.click(own.getByRole('radio', { name: 'No' }));

    await waitFor(() =>
      expect(api.review!.exceptions).toMatchObject([
        { entityRef: PAY, statement: { kind: 'practice', value: 'no' } },
      ]),
    );
    expect(api.review!.answers).toEqual([yes('alarms')]);
    expect(await own.findByText('Medium risk')).toBeInTheDocument();
    expect(
      alarms.getByText('Applies to 2 of 3 components'),
    ).toBeInTheDocument();

    await userEvent.click(
      own.getByRole('button', { name: 'As for all again: pay' }),
    );
    await waitFor(() =>
      expect(api.review!.exceptions).toMatchObject([
        { entityRef: PAY, revision: 2, statement: null },
      ]),
    );
    expect(
      await alarms.findByText('Applies to all 3 components'),
    ).toBeInTheDocument();
  });

  it('takes the keys while the focus is in it, and leaves the common answer alone', async () => {
    const api = new FakeOrrApi({ review: covering() });
    await renderReview(api, { path: '?question=alarms' });
    const alarms = await card('Are there alarms?');
    await userEvent.click(
      alarms.getByRole('button', { name: 'Different for one…' }),
    );
    await userEvent.click(screen.getByRole('menuitem', { name: 'pay' }));
    const own = await card('Different for pay');
    const heading = own.getByRole('heading', { name: 'Different for pay' });
    await waitFor(() => expect(heading).toHaveFocus());

    await userEvent.keyboard('3');
    expect(own.getByRole('radio', { name: 'No' })).toBeChecked();
    await userEvent.keyboard('c');
    await userEvent.keyboard('By mail only{Escape}');
    expect(heading).toHaveFocus();
    await waitFor(() =>
      expect(api.review!.exceptions).toMatchObject([
        { entityRef: PAY, statement: { value: 'no' }, note: 'By mail only' },
      ]),
    );
    expect(api.review!.answers).toEqual([yes('alarms')]);
  });

  it('takes in what a colleague says of one component, beside what one types oneself', async () => {
    const api = new FakeOrrApi({ review: covering() });
    await renderReview(api, { path: '?question=alarms' });
    const alarms = await card('Are there alarms?');
    api.exceptAs(REVIEWER, {
      questionId: 'alarms',
      entityRef: PAY,
      statement: { kind: 'practice', value: 'no' },
    });
    api.tellsOfAnswers = true;
    document.dispatchEvent(new Event('visibilitychange'));

    const own = await card('Different for pay');
    expect(own.getByRole('radio', { name: 'No' })).toBeChecked();
    expect(own.getByRole('link', { name: 'kim' })).toBeInTheDocument();
    expect(
      alarms.getByText('Applies to 2 of 3 components'),
    ).toBeInTheDocument();
    expect(api.callsOf('saveAnswer')).toEqual([]);

    api.exceptAs(REVIEWER, { questionId: 'alarms', entityRef: PAY });
    document.dispatchEvent(new Event('visibilitychange'));
    expect(
      await alarms.findByText('Applies to all 3 components'),
    ).toBeInTheDocument();
    expect(
      alarms.getByText('pay is as for all again, says', { exact: false }),
    ).toBeInTheDocument();
  });

  it('shows what differed with who and when, and makes it differ again', async () => {
    const api = new FakeOrrApi({ review: covering() });
    api.exceptAs(REVIEWER, {
      questionId: 'alarms',
      entityRef: PAY,
      statement: { kind: 'practice', value: 'no' },
      note: 'By mail only',
    });
    api.exceptAs(OWNER, { questionId: 'alarms', entityRef: PAY });
    api.exceptAs(OWNER, {
      questionId: 'alarms',
      entityRef: 'component:default/cart',
      note: 'Of another',
    });
    await renderReview(api, { path: '?question=alarms' });
    const alarms = await card('Are there alarms?');
    await userEvent.click(
      alarms.getByRole('button', { name: 'History for pay' }),
    );
    const history = within(
      await screen.findByRole('dialog', {
        name: 'History of what differs for pay',
      }),
    );
    const values = await history.findAllByRole('listitem');
    expect(values.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^ada.*the answer now.*As for all/),
      expect.stringMatching(/^kim.*No.*By mail only/),
    ]);
    await userEvent.click(
      within(values[1]).getByRole('button', {
        name: /^Restore this answer of/,
      }),
    );
    await waitFor(() =>
      expect(api.review!.exceptions).toContainEqual(
        expect.objectContaining({
          entityRef: PAY,
          revision: 3,
          statement: { kind: 'practice', value: 'no' },
          note: 'By mail only',
        }),
      ),
    );
    expect(
      await alarms.findByRole('region', { name: 'Different for pay' }),
    ).toBeInTheDocument();
  });

  it('is silent on a review of one entity', async () => {
    await renderReview(new FakeOrrApi({ review: reviewDetail() }));
    const alarms = await card('Are there alarms?');

    expect(
      alarms.queryByRole('button', { name: 'Different for one…' }),
    ).not.toBeInTheDocument();
  });

  it('shows a frozen exception beside the common answer and names its component in the gate and the condition', async () => {
    const detail = covering();
    const api = new FakeOrrApi({
      review: {
        ...detail,
        review: { ...detail.review, state: 'submitted' },
        may: { update: false, decide: true },
        snapshot: {
          id: '0b0e0d6c-8c1b-4f5e-9d3a-1f2e3d4c5b6a',
          kind: 'submission',
          sequence: 1,
          contentHash: 'hash',
          createdBy: OWNER,
          createdAt: '2026-03-02T11:00:00.000Z',
          ownerRefs: [],
          answers: detail.answers,
          coveredEntityRefs: detail.covered.map(({ entityRef }) => entityRef),
          exceptions: [payDiffers],
        },
      },
    });
    await renderReview(api, { userRef: REVIEWER, path: '/decision?show=all' });

    expect(
      await screen.findByText('Covers cart, pay, risk'),
    ).toBeInTheDocument();
    const alarms = await card('Are there alarms?');
    const list = alarms.getByRole('list', {
      name: 'Different for single components',
    });
    expect(within(list).getByRole('link', { name: /pay/ })).toBeInTheDocument();
    expect(within(list).getByText('Medium risk')).toBeInTheDocument();
    const gate = await card('What a decision meets');
    expect(gate.getByText(/\(for pay\)/)).toBeInTheDocument();
  });
});
