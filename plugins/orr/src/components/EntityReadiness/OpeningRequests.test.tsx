import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityOverview, OrrApi } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  checklistReadiness,
  checklistSummary,
  conditionalDecision,
  entityReadiness,
  reviewDetail,
  reviewSummary,
} from '../../__testUtils__/readinessFixtures';
import { noExemption } from '../../__testUtils__/programmeFixtures';
import { renderTab } from '../../__testUtils__/renderTab';

const REVIEW_ID = '00000000-0000-4000-8000-000000000001';

const NEVER: EntityOverview = {
  readiness: entityReadiness(),
  checklists: [checklistSummary()],
  running: [],
  history: { items: [] },
  takenOver: [],
  newlyAsked: [],
  exemption: noExemption(),
};

const IN_REVIEW = entityReadiness({
  checklists: [
    checklistReadiness({
      openReviewId: REVIEW_ID,
      flags: { ...checklistReadiness().flags, inReview: true },
    }),
  ],
});

const RUNNING: EntityOverview = {
  ...NEVER,
  readiness: IN_REVIEW,
  running: [reviewDetail()],
  history: { items: [reviewSummary()], nextCursor: 'more' },
};

/** Too short ago for anybody to be asked what its review missed. */
const decision = conditionalDecision({ decidedAt: new Date().toISOString() });

const DECIDED: EntityOverview = {
  ...NEVER,
  readiness: entityReadiness({
    checklists: [
      checklistReadiness({
        standing: 'readyWithConditions',
        reasons: [
          { code: 'conditionOpen', conditionId: 'later', date: '2026-06-01' },
        ],
        decisionId: decision.id,
      }),
    ],
    decisions: [decision],
  }),
  history: {
    items: [reviewSummary({ state: 'decided', outcome: 'conditionalGo' })],
  },
};

/** A backend that gives this overview, with the names of what it is asked for; what it is not prepared for never comes. */
function backendOf(overview: EntityOverview, methods: Partial<OrrApi> = {}) {
  const asked: string[] = [];
  const answer = jest.fn();
  const fake = createFakeOrrApi({
    getEntityOverview: () =>
      new Promise(resolve => answer.mockImplementation(resolve)),
    ...methods,
  });
  const orrApi = new Proxy<OrrApi>(fake, {
    get: (_, name: keyof OrrApi) => {
      const method = (...args: Parameters<OrrApi[typeof name]>) => {
        asked.push(name);
        return name === 'getEntityOverview' || methods[name]
          ? (fake[name] as Function)(...args)
          : new Promise(() => {});
      };
      return method;
    },
  });
  return { asked, orrApi, answer: () => answer(overview) };
}

/** Opens the tab, and what it has asked for by the time that it shows where the entity stands. */
async function open(backend: ReturnType<typeof backendOf>) {
  const { asked, orrApi, answer } = backend;
  renderTab(orrApi);
  await waitFor(() => expect(asked).not.toEqual([]));
  expect(asked).toEqual(['getEntityOverview']);
  answer();
  return within(
    await screen.findByRole('region', { name: 'Operational readiness' }),
  );
}

/** What is asked for besides where the entity stands; in which order is left to the browser. */
async function expectAsked(
  { asked }: ReturnType<typeof backendOf>,
  besides: string[],
) {
  await waitFor(() => expect(asked).toHaveLength(besides.length + 1));
  expect(asked.slice(1).sort()).toEqual([...besides].sort());
}

describe('Opening the tab', () => {
  it('takes one request while a review runs, and one each for what becomes of gaps, deployments and incidents', async () => {
    const backend = backendOf(RUNNING);
    const strip = await open(backend);

    expect(
      strip.getByRole('link', { name: 'Continue review, 2 left' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('progressbar', { name: 'Operations: 0 of 2 answered' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Launch review, In progress' }),
    ).toBeInTheDocument();
    await expectAsked(backend, [
      'listCampaignAsks',
      'getEntityDeployHealth',
      'listEntityDispositions',
      'listEntityIncidents',
      'listEntityRecordedReviews',
    ]);
  });

  it('takes one request after a decision, and one each for what contradicts it, what becomes of gaps, deployments and incidents', async () => {
    const backend = backendOf(DECIDED);
    await open(backend);

    expect(
      screen.getByRole('list', { name: 'Conditions of the decision' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Launch review, Conditional go' }),
    ).toBeInTheDocument();
    await expectAsked(backend, [
      'listCampaignAsks',
      'getEntityDeployHealth',
      'listEntityContradictions',
      'listEntityDispositions',
      'listEntityIncidents',
      'listEntityRecordedReviews',
    ]);
  });

  it('takes one request without the right to read reviews, and one each for deployments and incidents', async () => {
    const backend = backendOf({
      readiness: {
        ...IN_REVIEW,
        may: { createReview: false, readReviews: false },
      },
      checklists: [],
      running: [],
      takenOver: [],
      newlyAsked: [],
      exemption: noExemption(),
    });
    await open(backend);

    expect(
      screen.getByText(
        'You may see the standing, but not the reviews behind it.',
      ),
    ).toBeInTheDocument();
    await expectAsked(backend, [
      'listCampaignAsks',
      'getEntityDeployHealth',
      'listEntityIncidents',
      'listEntityRecordedReviews',
    ]);
  });

  it('shows what there is before it asks what is known already, where nobody has begun a review', async () => {
    const backend = backendOf(NEVER);
    const strip = await open(backend);

    expect(
      strip.getByRole('button', { name: 'Start launch review' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/3 questions, about 40 minutes/),
    ).toBeInTheDocument();
    await expectAsked(backend, [
      'listCampaignAsks',
      'getEntityDeployHealth',
      'getEntityFacts',
      'listEntityDispositions',
      'listEntityIncidents',
      'listEntityRecordedReviews',
    ]);
  });

  it('shows the rest before it opens a review of the system that covers the entity', async () => {
    const backend = backendOf(
      { ...RUNNING, running: [] },
      { getReview: async () => reviewDetail() },
    );
    const strip = await open(backend);

    expect(strip.getByText('Launch review running')).toBeInTheDocument();
    expect(
      await strip.findByRole('link', { name: 'Continue review, 2 left' }),
    ).toBeInTheDocument();
    await expectAsked(backend, [
      'listCampaignAsks',
      'getEntityDeployHealth',
      'getReview',
      'listEntityDispositions',
      'listEntityIncidents',
      'listEntityRecordedReviews',
    ]);
  });

  it('asks for older reviews when somebody wants them', async () => {
    const old = reviewSummary({
      id: 'old',
      state: 'decided',
      outcome: 'noGo',
    });
    const backend = backendOf(RUNNING, {
      listEntityReviews: async () => ({ items: [old] }),
    });
    await open(backend);
    await expectAsked(backend, [
      'listCampaignAsks',
      'getEntityDeployHealth',
      'listEntityDispositions',
      'listEntityIncidents',
      'listEntityRecordedReviews',
    ]);

    await userEvent.click(screen.getByRole('button', { name: 'Show older' }));

    expect(
      await screen.findByRole('link', { name: 'Launch review, No-go' }),
    ).toHaveAttribute('href', '/reviews/old');
    await expectAsked(backend, [
      'listCampaignAsks',
      'getEntityDeployHealth',
      'listEntityDispositions',
      'listEntityIncidents',
      'listEntityRecordedReviews',
      'listEntityReviews',
    ]);
  });
});
