import { screen, within } from '@testing-library/react';
import { QuestionFact } from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  checklist,
  OWNER,
  question,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const AT = '2026-03-01T10:00:00.000Z';

const fact = (changes: Partial<QuestionFact> = {}): QuestionFact => ({
  questionId: 'deployed',
  factId: 'deployHealth.attemptFailureRate',
  title: 'Failed attempts',
  source: 'Deploy health',
  type: 'share',
  controlledBy: 'system',
  condition: { atMost: 0.15 },
  maxAgeDays: 7,
  state: 'ok',
  met: true,
  rung: 'probed',
  value: 0.1,
  sample: { k: 1, n: 10 },
  observedAt: AT,
  url: 'https://ci.example.org/17',
  ...changes,
});

const silent = (changes: Partial<QuestionFact>): QuestionFact => {
  const { met: _, ...rest } = fact({ state: 'unknown', ...changes });
  return rest;
};

const document = {
  ...checklist,
  sections: [
    {
      id: 'delivery',
      title: 'Delivery',
      questions: [
        question({
          id: 'deployed',
          title: 'Do deployments work?',
          verification: 'fact',
          fact: {
            id: 'deployHealth.attemptFailureRate',
            condition: { atMost: 0.15 },
          },
          answer: { type: 'practice' },
        }),
      ],
    },
  ],
};

function detailWith(...questionFacts: QuestionFact[]) {
  const detail = reviewDetail({ questionFacts });
  return { ...detail, checklist: { ...detail.checklist, document } };
}

const said = async () =>
  within(
    await screen.findByRole('region', {
      name: 'What is known: Do deployments work?',
    }),
  );
const card = () =>
  within(screen.getByRole('region', { name: 'Do deployments work?' }));

describe('a question that a fact answers', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('shows what the fact says, from where, and that it is what is asked for', async () => {
    await renderReview(new FakeOrrApi({ review: detailWith(fact()) }));

    const known = await said();
    expect(
      known.getByText('Failed attempts: 10% (1 of 10)'),
    ).toBeInTheDocument();
    expect(known.getByText('Met')).toBeInTheDocument();
    expect(known.getByText('Asked for: 15% or less.')).toBeInTheDocument();
    expect(known.getByText(/From Deploy health, as of/)).toHaveTextContent(
      /Founded on: probed\. The system that is asked controls what it says\./,
    );
    expect(
      known.getByRole('link', { name: 'Look at it: Failed attempts' }),
    ).toHaveAttribute('href', 'https://ci.example.org/17');
    expect(
      known.getByText(/^A fact answers this question\./),
    ).toBeInTheDocument();
    // It is answered, though nobody has said anything.
    expect(card().getByText(/Shows now/)).toBeInTheDocument();
    expect(card().getByRole('radio', { name: 'Yes' })).not.toBeChecked();
  });

  it('says where the fact is not what is asked for, and whose word it is', async () => {
    await renderReview(
      new FakeOrrApi({
        review: detailWith(
          fact({
            met: false,
            type: 'boolean',
            title: 'Runbook is linked',
            condition: { isTrue: true },
            value: false,
            sample: undefined,
            controlledBy: 'team',
            rung: 'linked',
          }),
        ),
      }),
    );

    const known = await said();
    expect(known.getByText('Runbook is linked: no')).toBeInTheDocument();
    expect(known.getByText('Not met')).toBeInTheDocument();
    expect(known.getByText(/The team itself controls/)).toBeInTheDocument();
    expect(card().getByText('High risk')).toBeInTheDocument();
  });

  it.each<[string, QuestionFact, RegExp]>([
    [
      'too few were seen',
      silent({ state: 'underSampled', reason: 'tooFew' }),
      /Too few were seen to tell/,
    ],
    [
      'too few were seen to be sure',
      silent({ state: 'underSampled', reason: 'unsure' }),
      /too few were seen to be sure/,
    ],
    [
      'it is too old',
      silent({ state: 'stale', reason: 'stale' }),
      /The last value is older than 7 days/,
    ],
    [
      'its source fails',
      silent({ reason: 'failing', failingSince: AT }),
      /could not be asked for more than seven days/,
    ],
    [
      'nobody provides it',
      {
        questionId: 'deployed',
        factId: 'x.gone',
        title: 'x.gone',
        condition: { withinDays: 30 },
        maxAgeDays: 7,
        state: 'unknown',
        rung: 'said',
        reason: 'notProvided',
      },
      /Nothing in this portal tells of this fact.*Asked for: in the last 30 days/,
    ],
  ])('leaves the answer to a person where %s', async (_name, given, words) => {
    await renderReview(new FakeOrrApi({ review: detailWith(given) }));

    const known = await said();
    expect(known.getByText('Cannot be told')).toBeInTheDocument();
    expect(known.getByText(words)).toBeInTheDocument();
    expect(
      known.getByText(/^No fact answers this question now/),
    ).toBeInTheDocument();
    expect(card().queryByText(/Shows now/)).not.toBeInTheDocument();
  });

  it('shows a reviewer what was frozen, with what a person said beside it', async () => {
    const detail = detailWith(fact({ met: false, value: 0.9 }));
    const { review } = detail;
    await renderReview(
      new FakeOrrApi({
        review: {
          ...detail,
          review: { ...review, state: 'submitted', submittedAt: AT },
          snapshot: {
            id: 's1',
            kind: 'submission',
            sequence: 1,
            contentHash: 'h',
            createdBy: OWNER,
            createdAt: AT,
            ownerRefs: [],
            answers: [
              {
                questionId: 'deployed',
                statement: { kind: 'practice', value: 'no' },
                note: 'It was a bad week',
                evidence: [],
                revision: 1,
                answeredBy: OWNER,
                answeredAt: AT,
              },
            ],
            state: {
              checklistHash: 'h',
              facts: [],
              factsSeenAt: AT,
              dispositions: [],
              looks: [],
              questionFacts: [fact()],
            },
          },
        },
      }),
    );

    const known = await said();
    expect(
      known.getByText('Failed attempts: 10% (1 of 10)'),
    ).toBeInTheDocument();
    expect(known.getByText('Met')).toBeInTheDocument();
    expect(screen.getByText(/It was a bad week/)).toBeInTheDocument();
  });
});
