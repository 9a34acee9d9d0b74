import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { OrrApi, SystemCoverage } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { reviewDetail } from '../../__testUtils__/reviewFixtures';
import { orrApiRef } from '../../api';
import { CoveredByReview } from './CoveredByReview';
import { SystemReviews } from './SystemReviews';

const summary = (kind: string, name: string) => ({
  entityRef: `${kind}:default/${name}`,
  kind,
  namespace: 'default',
  name,
  ownerRefs: ['group:default/money'],
  ownerState: 'owned' as const,
});
const system = summary('system', 'shop');
const parts: SystemCoverage['checklists'][number]['parts'] = [
  { entity: summary('component', 'cart'), standing: 'neverReviewed' },
  { entity: summary('component', 'pay'), standing: 'ready' },
  { entity: summary('component', 'risk'), refusal: 'inReview' },
  { entity: summary('api', 'orders'), refusal: 'doesNotApply' },
  { entity: summary('resource', 'store'), refusal: 'doesNotApply' },
];

function coverage(
  change: Partial<SystemCoverage['checklists'][number]> = {},
  createReview = true,
): SystemCoverage {
  return {
    checklists: [
      {
        checklistId: 'launch',
        checklistTitle: 'Service launch',
        kinds: ['launch', 'periodic'],
        parts,
        ...change,
      },
    ],
    may: { createReview },
  };
}

function show(api: Partial<OrrApi>, entity = system) {
  const fake = createFakeOrrApi(api);
  return renderInTestApp(
    <TestApiProvider apis={[[orrApiRef, fake]]}>
      <SystemReviews entity={entity} />
      <CoveredByReview
        detail={reviewDetail({
          entity: system,
          covered: parts.slice(0, 3).map(({ entity: part }) => ({
            ...part,
            unaskedQuestionIds: [],
          })),
        })}
        entityRef={entity.entityRef}
      />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  ).then(({ unmount }) => ({ api: fake, unmount }));
}

const panel = async () =>
  within(
    await screen.findByRole('region', {
      name: 'Service launch: one review for several parts',
    }),
  );

describe('SystemReviews', () => {
  beforeEach(() => sessionStorage.clear());

  it('offers all parts that can be covered, says why another cannot, and starts with those left', async () => {
    const { api } = await show({
      getSystemCoverage: async () => coverage(),
      createReview: async () => reviewDetail(),
    });
    const shown = await panel();

    expect(shown.getByRole('checkbox', { name: 'cart' })).toBeChecked();
    const risk = shown.getByRole('checkbox', { name: 'risk' });
    expect(risk).toBeDisabled();
    expect(risk).not.toBeChecked();
    expect(risk).toHaveAccessibleDescription('It is in an open review.');
    expect(
      shown.queryByRole('checkbox', { name: 'orders' }),
    ).not.toBeInTheDocument();
    expect(
      shown.getByText('The checklist is not asked of orders, store.'),
    ).toBeInTheDocument();
    expect(
      shown.getByRole('button', { name: 'Start review of 2 parts' }),
    ).toBeEnabled();
    await userEvent.click(shown.getByRole('checkbox', { name: 'cart' }));
    await userEvent.click(
      shown.getByRole('button', { name: 'Start review of 1 part' }),
    );

    await waitFor(() =>
      expect(api.createReview).toHaveBeenCalledWith({
        body: expect.objectContaining({
          entityRef: 'system:default/shop',
          checklistId: 'launch',
          kind: 'launch',
          coveredEntityRefs: ['component:default/pay'],
        }),
      }),
    );
  });

  it('leaves out a checklist that is asked of one part alone', async () => {
    const { checklists, may } = coverage();
    const single = {
      ...checklists[0],
      checklistId: 'data',
      checklistTitle: 'Data',
      parts: parts.slice(2),
    };
    await show({
      getSystemCoverage: async () => ({
        checklists: [single, ...checklists],
        may,
      }),
    });
    await panel();
    expect(
      screen.queryByRole('region', { name: /^Data/ }),
    ).not.toBeInTheDocument();
  });

  it('keeps what was left out while the page is built anew', async () => {
    const { unmount } = await show({
      getSystemCoverage: async () => coverage(),
    });
    await userEvent.click(
      (await panel()).getByRole('checkbox', { name: 'cart' }),
    );
    unmount();
    await show({ getSystemCoverage: async () => coverage() });

    expect(
      (await panel()).getByRole('checkbox', { name: 'cart' }),
    ).not.toBeChecked();
  });

  it('leads to the running review instead of offering a second one', async () => {
    await show({
      getSystemCoverage: async () => coverage({ openReviewId: 'r1' }),
    });
    const shown = await panel();

    expect(
      shown.getByRole('link', { name: 'Open the review' }),
    ).toHaveAttribute('href', expect.stringContaining('reviews/r1'));
    expect(shown.queryByRole('button')).not.toBeInTheDocument();
  });

  it('says who could start where the viewer may not', async () => {
    await show({ getSystemCoverage: async () => coverage({}, false) });
    const shown = await panel();

    expect(
      shown.getByText(/You may not start a review of this system/),
    ).toBeInTheDocument();
    expect(shown.queryByRole('button')).not.toBeInTheDocument();
  });

  it('asks nothing for what is no system; a part leads to the review that covers it', async () => {
    const { api } = await show({}, summary('component', 'pay'));

    expect(
      screen.getByRole('link', {
        name: 'Covered by the review of shop, 3 components',
      }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/\/catalog\/default\/system\/shop\/.*\/reviews\//),
    );
    expect(api.getSystemCoverage).not.toHaveBeenCalled();
  });
});
