import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EntityOverview,
  NewerVersion,
  OrrApi,
} from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { noExemption } from '../../__testUtils__/programmeFixtures';
import {
  checklistReadiness,
  checklistSummary,
  conditionalDecision,
  entityReadiness,
  reviewDetail,
} from '../../__testUtils__/readinessFixtures';
import { renderTab } from '../../__testUtils__/renderTab';

const NAME = 'A newer version: Service launch readiness';
const START = 'Start the next review with the last answers';
const DECISION = conditionalDecision();
const ROLLBACK: NewerVersion['questions'][number] = {
  questionId: 'rollback',
  title: 'Can you roll back without a build?',
  risk: 'high',
  why: 'added',
};
const NEWER: NewerVersion = {
  checklistId: 'launch',
  decisionId: DECISION.id,
  decidedVersion: 3,
  version: 4,
  dueOn: '2999-06-30',
  questions: [ROLLBACK],
};

function overviewOf(
  newer: Partial<NewerVersion>,
  may?: EntityOverview['readiness']['may'],
): EntityOverview {
  const { flags } = checklistReadiness();
  return {
    readiness: entityReadiness({
      checklists: [
        checklistReadiness({
          standing: 'ready',
          rule: 6,
          reasons: [],
          decisionId: DECISION.id,
          flags: { ...flags, newerVersion: true },
        }),
      ],
      decisions: [DECISION],
      ...(may && { may }),
    }),
    checklists: [checklistSummary()],
    running: [],
    history: { items: [] },
    takenOver: [],
    newlyAsked: [],
    newerVersions: [{ ...NEWER, ...newer }],
    exemption: noExemption(),
  };
}

async function show(
  newer: Partial<NewerVersion> = {},
  methods: Partial<OrrApi> = {},
  may?: EntityOverview['readiness']['may'],
) {
  const api = createFakeOrrApi({
    getEntityOverview: async () => overviewOf(newer, may),
    ...methods,
  });
  renderTab(api);
  return { api, notice: await screen.findByRole('region', { name: NAME }) };
}

describe('NewerVersionNotice', () => {
  it('tells which version is met and by when the newer is due, and starts the next review from there', async () => {
    const { api, notice } = await show(
      {},
      {
        createReview: async () => reviewDetail(),
        getReview: async () => reviewDetail(),
      },
    );
    expect(notice).toHaveTextContent(
      'It meets version 3. Version 4 is due by June 30, 2999. 1 question is new or asks for more:',
    );
    expect(within(notice).getByRole('listitem')).toHaveTextContent(
      'Can you roll back without a build? (new, high risk when unmet)',
    );
    expect(screen.getAllByRole('button', { name: START })).toHaveLength(1);
    await userEvent.click(within(notice).getByRole('button', { name: START }));
    expect(api.createReview).toHaveBeenCalledWith({
      body: expect.objectContaining({ kind: 'periodic', carryOver: true }),
    });
  });

  it.each<[string, Partial<NewerVersion>, string]>([
    [
      'a day that has passed',
      { dueOn: '2026-01-31' },
      'Version 4 was due by January 31, 2026.',
    ],
    [
      'rules that wait for the next review',
      { dueOn: undefined },
      'Version 4 applies from the next review.',
    ],
    [
      'nothing that concerns the entity',
      { dueOn: undefined, questions: [] },
      'It asks nothing more of this entity.',
    ],
    [
      'a question that weighs more',
      { questions: [{ ...ROLLBACK, why: 'raised' }] },
      '(weighs more, high risk when unmet)',
    ],
  ])('says it of %s', async (_, newer, words) => {
    const { notice } = await show(newer);
    expect(notice).toHaveTextContent(words);
  });

  it('names five, and says how many more there are', async () => {
    const { notice } = await show({
      questions: Array.from({ length: 7 }, (_, index) => ({
        ...ROLLBACK,
        questionId: `q${index}`,
        title: `Question ${index}`,
      })),
    });
    const items = within(notice).getAllByRole('listitem');
    expect(items).toHaveLength(6);
    expect(items[5]).toHaveTextContent('and 2 more');
  });

  it('tells whoever may only read, and offers nothing', async () => {
    const { notice } = await show(
      {},
      {},
      { createReview: false, readReviews: true },
    );
    expect(within(notice).queryByRole('button')).not.toBeInTheDocument();
  });
});
