import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ComparedSide,
  ComparedStand,
  EntitySnapshot,
  SnapshotComparison,
} from 'backstage-plugin-orr-common';
import { useLocation } from 'react-router-dom';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { ComparePage } from './ComparePage';

const ENTITY = 'component:default/payments';
const FIRST = '1c7e5c1e-2f9a-4f0e-9a41-7d5a2b8c9d10';
const SECOND = '2c7e5c1e-2f9a-4f0e-9a41-7d5a2b8c9d10';
const THIRD = '3c7e5c1e-2f9a-4f0e-9a41-7d5a2b8c9d10';

function listed(id: string, rest: Partial<EntitySnapshot>): EntitySnapshot {
  return {
    id,
    reviewId: 'r1',
    kind: 'submission',
    sequence: 1,
    contentHash: 'abc',
    createdBy: 'user:default/ada',
    createdAt: '2026-03-01T10:00:00.000Z',
    checklistId: 'launch',
    checklistVersion: 3,
    reviewKind: 'launch',
    ...rest,
  };
}

const LISTED = [
  listed(THIRD, {
    kind: 'byHand',
    name: 'Before the load test',
    createdAt: '2026-03-03T10:00:00.000Z',
  }),
  listed(SECOND, { sequence: 2, createdAt: '2026-03-02T10:00:00.000Z' }),
  listed(FIRST, {}),
];

function stand(
  id: string,
  counts: Partial<ComparedStand['totals']['counts']>,
  rest: Partial<ComparedStand> = {},
): ComparedStand {
  const {
    checklistId: _,
    checklistVersion,
    reviewKind,
    ...snapshot
  } = LISTED.find(item => item.id === id)!;
  return {
    snapshot,
    checklistVersion,
    reviewKind,
    ownerRefs: ['group:default/payments-team'],
    totals: {
      counts: {
        HIGH: 0,
        MEDIUM: 0,
        LOW: 0,
        NONE: 0,
        UNANSWERED: 0,
        NOT_APPLICABLE: 0,
        ...counts,
      },
      rungs: { said: 0, linked: 0, lookedAt: 0, probed: 0, exercised: 0 },
      accepted: 0,
      answered: 2,
      total: 2,
      score: { satisfiedWeight: 5, applicableWeight: 10, percent: 50 },
    },
    ...rest,
  };
}

function side(note: string, rest: Partial<ComparedSide> = {}): ComparedSide {
  return {
    title: 'Can you roll back?',
    guidance: 'Think of the last time',
    risk: 'high',
    gate: 'blocking',
    level: 'HIGH',
    accepted: false,
    answer: {
      questionId: 'rollback',
      revision: 1,
      statement: { kind: 'practice', value: 'no' },
      note,
      evidence: [],
      answeredBy: 'user:default/ada',
      answeredAt: '2026-03-01T09:00:00.000Z',
    },
    ...rest,
  };
}

const COMPARISON: SnapshotComparison = {
  entityRef: ENTITY,
  entityTitle: 'Payments',
  checklistId: 'launch',
  checklistTitle: 'Service launch',
  from: stand(FIRST, { HIGH: 2 }),
  to: stand(SECOND, { HIGH: 1, NONE: 1 }, { outcome: 'conditionalGo' }),
  sections: [
    {
      id: 'release',
      title: 'Release',
      questions: [
        {
          questionId: 'rollback',
          asked: 'both',
          parts: ['level', 'note'],
          before: side('We roll back by hand'),
          after: side('We roll back by script', { level: 'MEDIUM' }),
        },
        {
          questionId: 'alarms',
          asked: 'both',
          parts: [],
          before: side('', { title: 'Are there alarms?' }),
          after: side('', { title: 'Are there alarms?' }),
        },
        {
          questionId: 'cache',
          asked: 'removed',
          parts: ['asked'],
          before: side('Small', { title: 'Is there a cache?' }),
        },
      ],
    },
  ],
  facts: [
    {
      topic: 'tier',
      before: { topic: 'tier', value: 'tier-2', from: 'labels' },
      after: { topic: 'tier', value: 'tier-1', from: 'labels' },
    },
  ],
};

function Address() {
  return <output aria-label="address">{useLocation().search}</output>;
}

function show(
  search: string,
  answers: { comparison?: Error; items?: EntitySnapshot[] } = {},
) {
  const { comparison, items = LISTED } = answers;
  const orrApi = createFakeOrrApi({
    compareSnapshots: async () => {
      if (comparison) {
        throw comparison;
      }
      return COMPARISON;
    },
    listEntitySnapshots: async () => ({ items }),
  });
  renderInTestApp(
    <>
      <ComparePage />
      <Address />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [`/${search}`],
    },
  );
  return orrApi;
}

const address = () =>
  screen.getByRole('status', { name: 'address' }).textContent;

describe('ComparePage', () => {
  it('shows where both stand, and by how much they differ', async () => {
    show(`?from=${FIRST}&to=${SECOND}`);
    const table = await screen.findByRole('table', {
      name: 'Where both stand',
    });
    const row = (name: RegExp) =>
      within(table).getByRole('row', { name }).textContent;
    expect(row(/High risk/)).toMatch(/High risk21 \(−1\)$/);
    expect(row(/No risk/)).toMatch(/No risk01 \(\+1\)$/);
    expect(row(/^Score/)).toContain('50 %, 5 of 10 points');
    expect(row(/Decision on it/)).toContain('Conditional go (changed)');
    expect(row(/Medium risk/)).toMatch(/Medium risk00$/);
  });

  it('shows what differs, down to the words, and the same only when asked', async () => {
    show(`?from=${FIRST}&to=${SECOND}`);
    const question = await screen.findByRole('article', {
      name: 'Can you roll back?',
    });
    expect(question).toHaveTextContent('≠ Differs: risk, note');
    const [before, after] = within(question).getAllByRole('region');
    expect(before).toHaveAccessibleName('Before');
    expect(within(before).getByText('hand').tagName).toBe('DEL');
    expect(before).not.toHaveTextContent('script');
    expect(within(after).getByText('script').tagName).toBe('INS');
    expect(after).toHaveTextContent('Medium risk');
    expect(
      screen.getByRole('article', { name: 'Is there a cache?' }),
    ).toHaveTextContent('No longer in the checklist');
    expect(screen.getByText('2 of 3 questions differ')).toBeVisible();
    expect(
      screen.queryByRole('article', { name: 'Are there alarms?' }),
    ).not.toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Show what is the same too' }),
    );
    expect(
      await screen.findByRole('article', { name: 'Are there alarms?' }),
    ).toHaveTextContent('= The same');
    expect(address()).toContain('same=shown');
  });

  it('tells what the catalog said otherwise', async () => {
    show(`?from=${FIRST}&to=${SECOND}`);
    const table = await screen.findByRole('table', {
      name: 'What the catalog said otherwise',
    });
    expect(table).toHaveTextContent('tier-2');
    expect(table).toHaveTextContent('tier-1');
  });

  it('lets one choose any other snapshot, and swap the sides', async () => {
    const orrApi = show(`?from=${FIRST}&to=${SECOND}`);
    await screen.findByRole('table', { name: 'Where both stand' });
    await userEvent.click(
      await screen.findByRole('button', { name: /^After Submission 2/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Before the load test/ }),
    );
    await waitFor(() => expect(address()).toContain(`to=${THIRD}`));
    await userEvent.click(screen.getByRole('button', { name: /Swap sides/ }));
    await waitFor(() =>
      expect(orrApi.compareSnapshots).toHaveBeenLastCalledWith(
        { query: { from: THIRD, to: FIRST } },
        expect.anything(),
      ),
    );
  });

  it('takes the latest two where the address names the entity alone', async () => {
    show(`?entity=${ENTITY}&checklist=launch`);
    await waitFor(() =>
      expect(address()).toContain(`from=${SECOND}&to=${THIRD}`),
    );
    expect(
      await screen.findByRole('table', { name: 'Where both stand' }),
    ).toBeVisible();
  });

  it('says what is missing where there are no two yet', async () => {
    show(`?entity=${ENTITY}&checklist=launch`, { items: [LISTED[0]] });
    expect(
      await screen.findByText('There is nothing to compare yet'),
    ).toBeVisible();
  });

  it.each(['', '?entity=nonsense'])(
    'leads on where nothing is named, as in "%s"',
    async search => {
      show(search);
      expect(
        await screen.findByText(/^Nothing is named to compare/),
      ).toBeVisible();
    },
  );

  it('says what was wrong, and keeps the way back', async () => {
    show(`?entity=${ENTITY}&from=${FIRST}&to=${SECOND}`, {
      comparison: await responseError(400, 'to: a snapshot of another entity'),
    });
    expect(
      await screen.findByText('These snapshots could not be compared'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: /^Back to/ })).toBeVisible();
  });
});
