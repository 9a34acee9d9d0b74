import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { DisclosureItem, StandingReason } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  checklistReadiness,
  conditionalDecision,
  entityReadiness,
} from '../../__testUtils__/readinessFixtures';
import { refusal } from '../../__testUtils__/refusal';
import { orrApiRef } from '../../api';
import { EntityDisclosures } from './EntityDisclosures';

const DECISION = conditionalDecision();

function disclosed(
  change: Partial<DisclosureItem['disclosure']> = {},
): DisclosureItem {
  return {
    disclosure: {
      id: 'disclosure-1',
      reviewId: DECISION.reviewId,
      decisionId: DECISION.id,
      questionId: 'rollback',
      statement: { kind: 'practice', value: 'no' },
      note: 'The button is gone',
      level: 'HIGH',
      gate: 'blocking',
      disclosedBy: 'user:default/ada',
      disclosedAt: '2026-03-04T10:00:00.000Z',
      ...change,
    },
    questionTitle: 'Can you roll back?',
    counts: true,
    countsFrom: '2001-03-19',
    may: { close: true },
  };
}

async function show(
  reasons: StandingReason[],
  listDisclosures: Parameters<typeof createFakeOrrApi>[0]['listDisclosures'],
) {
  const onChanged = jest.fn();
  const api = createFakeOrrApi({
    listDisclosures,
    closeDisclosure: async () => disclosed(),
  });
  const readiness = entityReadiness({
    checklists: [checklistReadiness({ reasons, decisionId: DECISION.id })],
    decisions: [DECISION],
  });
  await renderInTestApp(
    <TestApiProvider apis={[[orrApiRef, api]]}>
      <EntityDisclosures readiness={readiness} onChanged={onChanged} />
      <p>Below</p>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return { api, onChanged };
}

const PAST: StandingReason[] = [
  { code: 'gapPastGrace', questionId: 'rollback', date: '2001-03-18' },
];

describe('EntityDisclosures', () => {
  it('lists what is open with its way to the question, and closes it', async () => {
    const { api, onChanged } = await show(PAST, async () => ({
      items: [
        disclosed(),
        disclosed({
          id: 'other',
          coveredEntityRef: 'component:default/search',
        }),
        disclosed({ id: 'closed', closedBy: 'u', closedAt: '2026-03-05' }),
      ],
      may: { disclose: false },
    }));
    const list = within(
      await screen.findByRole('list', {
        name: 'Disclosed since the decision',
      }),
    );
    expect(list.getAllByRole('listitem')).toHaveLength(1);
    expect(
      list.getByRole('link', { name: 'Can you roll back?' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining(`reviews/${DECISION.reviewId}?question=rollback`),
    );
    expect(list.getByText(/Counts since/)).toBeVisible();

    await userEvent.click(
      list.getByRole('button', { name: 'It is fixed: Can you roll back?' }),
    );
    const form = within(await screen.findByRole('dialog'));
    await userEvent.type(form.getByLabelText(/What was done/), 'Back again');
    await userEvent.click(form.getByRole('button', { name: 'It is fixed' }));
    expect(api.closeDisclosure).toHaveBeenCalledWith({
      params: { reviewId: DECISION.reviewId, disclosureId: 'disclosure-1' },
      body: { mutationId: expect.any(String), note: 'Back again' },
    });
    expect(onChanged).toHaveBeenCalledTimes(1);
  });

  it('asks for nothing where no disclosed gap counts', async () => {
    const { api } = await show([{ code: 'conditionOpen' }], async () => ({
      items: [],
      may: { disclose: false },
    }));
    expect(screen.getByText('Below')).toBeInTheDocument();
    expect(api.listDisclosures).not.toHaveBeenCalled();
  });

  it('says that they could not be read, and tries again', async () => {
    let failed = false;
    await show(PAST, async () => {
      if (!failed) {
        failed = true;
        throw refusal(500, 'Out of order');
      }
      return { items: [disclosed()], may: { disclose: false } };
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /Retry|again/i }),
    );
    expect(
      await screen.findByRole('link', { name: 'Can you roll back?' }),
    ).toBeVisible();
  });
});
