import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityChange, OrrApi } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { paymentsEntity } from '../../__testUtils__/readinessFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { EntityReadinessRouter } from '../EntityReadiness/EntityReadinessRouter';

const QUESTION = { id: 'rollback', title: 'Can you roll back?' };

function change(rest: Partial<EntityChange> = {}): EntityChange {
  return {
    id: '1',
    at: '2026-03-02T09:00:00.000Z',
    action: 'answer.saved',
    actorRef: 'user:default/ada',
    isErased: false,
    reviewId: 'r1',
    entityRef: 'component:default/payments',
    checklistTitle: 'Launch',
    question: QUESTION,
    choices: { used: 'It was used' },
    facts: {
      from: { kind: 'practice', value: 'no' },
      to: { kind: 'practice', value: 'yes' },
      revision: 2,
      noteChanged: true,
    },
    ...rest,
  };
}

function show(
  items: EntityChange[],
  methods: Partial<OrrApi> = {},
  askByPerson = false,
) {
  const orrApi = createFakeOrrApi({
    listEntityChanges: async () => ({ items, may: { askByPerson } }),
    ...methods,
  });
  renderInTestApp(
    <EntityProvider entity={paymentsEntity()}>
      <EntityReadinessRouter />
    </EntityProvider>,
    {
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock()],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      mountPath: '/entity/operational-readiness/*',
      initialRouteEntries: ['/entity/operational-readiness/history'],
    },
  );
  return orrApi;
}

const lines = async () =>
  within(
    await screen.findByRole('list', { name: 'What changed' }),
  ).getAllByRole('listitem');

describe('EntityChangesPage', () => {
  it('says in a sentence who changed which answer, from what to what, and leads to it', async () => {
    show([change()]);

    const [line] = await lines();
    expect(line).toHaveTextContent(
      /ada changed Can you roll back\? from No to Yes/i,
    );
    expect(line).toHaveTextContent(/note changed · Launch/);
    expect(
      within(line).getByRole('link', { name: QUESTION.title }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/\/reviews\/r1\?question=rollback$/),
    );
  });

  it.each<[Partial<EntityChange>, RegExp]>([
    [
      { facts: { from: null, to: { kind: 'choices', choices: ['used'] } } },
      /answered .* “It was used”/,
    ],
    [
      { facts: { from: { kind: 'text' }, to: null } },
      /cleared .*, which was an answer in words/,
    ],
    [
      { facts: { from: { kind: 'text' }, to: { kind: 'text' } } },
      /changed what stands beside the answer/,
    ],
    [
      { action: 'review.started', facts: { kind: 'launch' } },
      /started the review: Launch review/,
    ],
    [
      { action: 'decision.made', facts: { outcome: 'conditionalGo' } },
      /decided: Conditional go/,
    ],
    [
      { action: 'review.changesRequested', facts: { requests: 2 } },
      /asked for 2 changes/,
    ],
    [
      { action: 'answer.looked', facts: { given: false } },
      /took back the look/,
    ],
    [
      { action: 'disposition.postponed', facts: {} },
      /postponed an action: Can you roll back\?/,
    ],
    [
      {
        action: 'review.phaseChanged',
        facts: { phaseFrom: null, phaseTo: 'build' },
      },
      /set the phase of the review: Build/,
    ],
    [
      { action: 'gap.escalated', facts: { level: 'HIGH' } },
      /escalated a gap: Can you roll back\?/,
    ],
    [{ actorRef: undefined, isErased: true }, /Somebody whose name was erased/],
    [{ entityRef: 'system:default/shop' }, /Review of system:default\/shop/],
  ])('tells %j', async (rest, text) => {
    show([change(rest)]);
    expect((await lines())[0]).toHaveTextContent(text);
  });

  it('narrows by kind and by question, and shows everything again', async () => {
    const user = userEvent.setup();
    const orrApi = show([change()]);
    await user.click(
      await screen.findByRole('button', {
        name: 'Only this question: Can you roll back?',
      }),
    );
    expect(
      await screen.findByText('Only about “Can you roll back?”'),
    ).toBeInTheDocument();
    orrApi.listEntityChanges.mockResolvedValue({
      items: [],
      may: { askByPerson: false },
    });
    await user.click(screen.getByRole('button', { name: 'What happened' }));
    await user.click(
      screen.getByRole('menuitemcheckbox', { name: 'Decision made' }),
    );
    await user.keyboard('{Escape}');
    expect(
      await screen.findByText('Nothing fits these filters.'),
    ).toBeInTheDocument();
    expect(orrApi.listEntityChanges.mock.lastCall![0]).toMatchObject({
      query: { questionId: 'rollback', action: ['decision.made'] },
    });
    orrApi.listEntityChanges.mockResolvedValue({
      items: [change()],
      may: { askByPerson: false },
    });
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await lines()).toHaveLength(1);
  });

  it('shows older changes when they are asked for', async () => {
    const user = userEvent.setup();
    show([], {
      listEntityChanges: async ({ query }) => ({
        items: [change({ id: query?.cursor ?? 'first' })],
        nextCursor: query?.cursor ? undefined : 'second',
        may: { askByPerson: false },
      }),
    });
    await user.click(await screen.findByRole('button', { name: 'Show older' }));
    await screen.findByText(
      (_, element) =>
        element?.tagName === 'OL' && element.children.length === 2,
    );
    expect(
      screen.queryByRole('button', { name: 'Show older' }),
    ).not.toBeInTheDocument();
  });

  it('offers to ask by person only to those who may', async () => {
    show([change()]);
    await lines();
    expect(screen.queryByLabelText('By person')).not.toBeInTheDocument();
  });

  it('says what went wrong, and that nothing has happened yet', async () => {
    show([], {
      listEntityChanges: async () => {
        throw await responseError(503, 'Away');
      },
    });
    expect(
      await screen.findByText('What changed could not be loaded'),
    ).toBeInTheDocument();
  });
});
