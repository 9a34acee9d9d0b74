import { screen, within } from '@testing-library/react';
import { QuestionFact } from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  checklist,
  question,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const vouched = (endsAt?: string): QuestionFact => ({
  questionId: 'zones',
  factId: 'vouching:v1',
  title: 'Main cluster',
  source: 'resource:default/main-cluster',
  type: 'boolean',
  controlledBy: 'platform',
  condition: { isTrue: true },
  maxAgeDays: 300,
  state: 'ok',
  met: true,
  value: true,
  rung: 'lookedAt',
  observedAt: '2026-03-01T10:00:00.000Z',
  url: 'https://docs.example.org/zones',
  vouching: {
    id: 'v1',
    revision: 1,
    statement: 'Three zones, one taken away each quarter',
    by: 'user:default/vera',
    since: '2026-03-01T10:00:00.000Z',
    until: '2026-12-31',
    ...(endsAt && { endsAt }),
  },
});

function detailWith(fact: QuestionFact) {
  const detail = reviewDetail({ questionFacts: [fact] });
  const zones = question({
    id: 'zones',
    title: 'Does it survive the loss of a zone?',
    risk: 'high',
    gate: 'blocking',
    answer: { type: 'practice' },
  });
  const sections = [
    { id: 'architecture', title: 'Architecture', questions: [zones] },
  ];
  return {
    ...detail,
    checklist: {
      ...detail.checklist,
      document: { ...checklist, sections },
    },
  };
}

const show = (fact: QuestionFact) =>
  renderReview(new FakeOrrApi({ review: detailWith(fact) }));
const beside = async () =>
  within(
    await screen.findByRole('region', {
      name: 'Vouched for: Does it survive the loss of a zone?',
    }),
  );

describe('a question that is vouched for', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('says who vouches, with what, and that it answers', async () => {
    await show(vouched());
    const known = await beside();
    expect(
      known.getByText('Three zones, one taken away each quarter'),
    ).toBeInTheDocument();
    expect(known.getByText(/Founded on: looked at\./)).toBeInTheDocument();
    expect(
      known.getByRole('link', { name: 'Look at it: Main cluster' }),
    ).toHaveAttribute('href', 'https://docs.example.org/zones');
    expect(
      known.getByText(/as long as nobody else does\. Whoever decides/),
    ).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Yes' })).not.toBeChecked();
    expect(screen.getByText(/Shows now/)).toBeInTheDocument();
  });

  it('says when it ends, once it is being withdrawn', async () => {
    await show(vouched('2026-03-20T10:00:00.000Z'));
    expect(
      (await beside()).getByText(/^It is being withdrawn and ends on/),
    ).toBeInTheDocument();
  });
});
