import { ApiRef } from '@backstage/core-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EntityMove,
  EntityMovePreview,
  OrrApi,
} from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { AdminPage } from './AdminPage';

const FROM = 'component:default/checkout';
const TO = 'component:default/basket';
const NONE = { reviews: 0, covered: 0, decisions: 0, exemptions: 0 };

const entity = (kind: string, name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: {},
});
const entities = [
  entity('Component', 'basket'),
  entity('User', 'kim'),
  entity('Group', 'payments'),
];

function previewOf(change: Partial<EntityMovePreview> = {}): EntityMovePreview {
  return {
    fromRef: FROM,
    toRef: TO,
    swap: false,
    problems: [],
    bothInReviewOf: [],
    carried: { ...NONE, reviews: 2, decisions: 1 },
    met: NONE,
    ...change,
  };
}

function moveOf(change: Partial<EntityMove> = {}): EntityMove {
  return {
    id: 'm1',
    fromRef: FROM,
    toRef: TO,
    swap: false,
    cause: 'annotation',
    movedAt: '2026-03-01T10:00:00.000Z',
    carried: { ...NONE, reviews: 2 },
    ...change,
  };
}

const HAND = {
  fromRef: 'user:default/ann',
  kinds: [
    {
      kind: 'drivers' as const,
      count: 3,
      entities: [{ entityRef: TO, title: 'Basket' }],
    },
    {
      kind: 'conditions' as const,
      count: 250,
      entities: [{ entityRef: TO, title: 'Basket' }],
    },
    { kind: 'questions' as const, count: 0, entities: [] },
  ],
};

function show(
  methods: Partial<OrrApi> = {},
  options: { allowed?: string[]; denied?: string[] } = {},
) {
  const orrApi = createFakeOrrApi({
    listEntityMoves: async () => ({ items: [] }),
    listWaitingEntityMoves: async () => ({ items: [], more: false }),
    ...methods,
  });
  const { allowed, denied = [] } = options;
  const isAllowed = (name: string) =>
    (allowed === undefined || allowed.includes(name)) && !denied.includes(name);
  const authorize = async (request: { permission: { name: string } }) => ({
    result: isAllowed(request.permission.name)
      ? AuthorizeResult.ALLOW
      : AuthorizeResult.DENY,
  });
  renderInTestApp(<AdminPage />, {
    apis: [
      [orrApiRef, orrApi],
      [permissionApiRef as ApiRef<unknown>, { authorize }],
      [catalogApiRef, catalogApiMock({ entities })],
    ],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/orr': rootRouteRef,
    },
  });
  return orrApi;
}

async function write(label: string, text: string) {
  const field = await screen.findByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, text);
  await userEvent.tab();
}

async function previewRename() {
  await write('Earlier ref', FROM);
  await write('Ref now', TO);
  const form = within(screen.getByRole('form', { name: 'Renames' }));
  await userEvent.click(form.getByRole('button', { name: 'Preview' }));
}

async function previewHand() {
  await write('Who has it in hand', 'user:default/ann');
  const form = within(screen.getByRole('form', { name: 'Reassignment' }));
  await userEvent.click(form.getByRole('button', { name: 'Preview' }));
}

async function giveTo(ref: string) {
  await write('Who takes over', ref);
  await userEvent.click(screen.getByRole('button', { name: 'Reassign' }));
}

describe('AdminPage', () => {
  it('says to whoever may do nothing here what it takes', async () => {
    const orrApi = show({}, { allowed: [] });
    expect(
      await screen.findByText('This page is for administrators'),
    ).toBeInTheDocument();
    expect(orrApi.listEntityMoves).not.toHaveBeenCalled();
  });

  it('shows of two rooms the one that is denied as such', async () => {
    show({}, { denied: ['orr.entity.move.read', 'orr.entity.move'] });
    expect(
      await screen.findByText(/permission orr.entity.move.read/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('form', { name: 'Reassignment' }),
    ).toBeInTheDocument();
  });

  it('says where nothing waits and nothing was carried', async () => {
    show();
    expect(await screen.findByText('No annotation waits.')).toBeInTheDocument();
    expect(
      await screen.findByText('No history was carried yet.'),
    ).toBeInTheDocument();
  });

  it('offers to try again what could not be loaded', async () => {
    let down = true;
    show({
      listWaitingEntityMoves: async () => {
        if (down) {
          throw await responseError(500, 'Broken');
        }
        return { items: [], more: false };
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('What waits could not be loaded');
    down = false;
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('No annotation waits.')).toBeInTheDocument();
  });

  describe('renames', () => {
    it('lists what waits with its reasons, and takes it into the form', async () => {
      show({
        listWaitingEntityMoves: async () => ({
          items: [
            {
              toRef: TO,
              fromRef: FROM,
              problems: ['openReviews', 'otherOwners'],
              bothInReviewOf: ['Launch'],
            },
          ],
          more: true,
        }),
      });
      const list = within(
        await screen.findByRole('list', { name: 'Waiting annotations' }),
      );
      expect(
        list.getByText(/open review of the same checklist: Launch\./),
      ).toBeInTheDocument();
      expect(list.getByText(/no owner in common/)).toBeInTheDocument();
      expect(screen.getByText(/There are more/)).toBeInTheDocument();
      await userEvent.click(
        list.getByRole('button', { name: /^Take into the form: component/ }),
      );
      expect(screen.getByLabelText('Earlier ref')).toHaveValue(
        'component:checkout',
      );
      expect(screen.getByLabelText('Ref now')).toHaveValue('component:basket');
    });

    it('lists what was carried, and older ones on demand', async () => {
      const orrApi = show({
        listEntityMoves: async ({ query }) =>
          query.cursor
            ? { items: [moveOf({ id: 'm2', movedBy: 'user:default/kim' })] }
            : { items: [moveOf()], nextCursor: 'next' },
      });
      const list = within(await screen.findByRole('list', { name: 'Carried' }));
      expect(list.getByRole('link', { name: 'basket' })).toHaveAttribute(
        'href',
        '/catalog/default/component/basket/operational-readiness',
      );
      expect(list.getByText(/^By annotation/)).toBeInTheDocument();
      expect(list.getByText('2 reviews')).toBeInTheDocument();
      await userEvent.click(
        screen.getByRole('button', { name: 'Show older ones' }),
      );
      expect(await list.findByText(/Carried by/)).toBeInTheDocument();
      expect(orrApi.listEntityMoves.mock.lastCall![0].query.cursor).toBe(
        'next',
      );
    });

    it('asks for two refs before it looks', async () => {
      const orrApi = show();
      await write('Earlier ref', 'checkout');
      const form = within(screen.getByRole('form', { name: 'Renames' }));
      await userEvent.click(form.getByRole('button', { name: 'Preview' }));
      expect(form.getAllByText(/write a full reference/)).toHaveLength(2);
      expect(orrApi.previewEntityMove).not.toHaveBeenCalled();
    });

    it('carries a history after a preview and a last question', async () => {
      const orrApi = show({
        previewEntityMove: async () => previewOf(),
        moveEntity: async () => moveOf({ cause: 'admin' }),
      });
      await previewRename();
      expect(
        await screen.findByText('2 reviews, 1 decision'),
      ).toBeInTheDocument();
      await userEvent.click(
        screen.getByRole('button', { name: 'Carry the history' }),
      );
      const dialog = within(
        await screen.findByRole('dialog', { name: 'Carry this history?' }),
      );
      expect(orrApi.moveEntity).not.toHaveBeenCalled();
      await userEvent.click(
        dialog.getByRole('button', { name: 'Carry the history' }),
      );
      expect(
        await screen.findByText(/The history of component:default\/checkout/),
      ).toHaveTextContent('is under basket now.');
      expect(orrApi.moveEntity.mock.calls[0][0].body).toEqual({
        mutationId: expect.any(String),
        fromRef: FROM,
        toRef: TO,
        swap: false,
      });
      await waitFor(() =>
        expect(orrApi.listEntityMoves).toHaveBeenCalledTimes(2),
      );
      expect(screen.getByLabelText('Earlier ref')).toHaveValue('');
    });

    it('keeps the question open where it was refused, and asks again under the same id', async () => {
      let refused = true;
      const orrApi = show({
        previewEntityMove: async () => previewOf(),
        moveEntity: async () => {
          if (refused) {
            refused = false;
            throw await responseError(409, 'Both are in an open review');
          }
          return moveOf();
        },
      });
      await previewRename();
      await userEvent.click(
        await screen.findByRole('button', { name: 'Carry the history' }),
      );
      const dialog = within(await screen.findByRole('dialog'));
      const confirm = () =>
        userEvent.click(
          dialog.getByRole('button', { name: 'Carry the history' }),
        );
      await confirm();
      expect(
        await dialog.findByText('Both are in an open review'),
      ).toBeInTheDocument();
      await confirm();
      await screen.findByText(/is under/);
      const ids = orrApi.moveEntity.mock.calls.map(
        ([{ body }]) => body.mutationId,
      );
      expect(new Set(ids).size).toBe(1);
    });

    it('says why it cannot be done, and offers no way to do it', async () => {
      show({
        previewEntityMove: async () =>
          previewOf({ problems: ['fromInCatalog'] }),
      });
      await previewRename();
      expect(
        await screen.findByText(/still has an entity under the earlier ref/),
      ).toBeInTheDocument();
      expect(
        screen.queryByRole('button', { name: 'Carry the history' }),
      ).not.toBeInTheDocument();
    });

    it('says what goes both ways where two exchange their histories', async () => {
      const orrApi = show({
        previewEntityMove: async () =>
          previewOf({ swap: true, met: { ...NONE, exemptions: 1 } }),
      });
      await userEvent.click(
        await screen.findByRole('checkbox', { name: /exchange their/ }),
      );
      await previewRename();
      expect(await screen.findByText('1 exemption')).toBeInTheDocument();
      expect(orrApi.previewEntityMove.mock.calls[0][0].query.swap).toBe('true');
    });

    it('lets somebody who may only look do no more', async () => {
      show(
        { previewEntityMove: async () => previewOf() },
        { denied: ['orr.entity.move'] },
      );
      await previewRename();
      expect(
        await screen.findByText(/It takes the permission orr.entity.move to/),
      ).toBeInTheDocument();
    });
  });

  describe('reassignment', () => {
    it('gives batch after batch after a preview and a last question', async () => {
      let left = 53;
      const orrApi = show({
        previewReassignment: async () => HAND,
        reassign: async ({ body }) => {
          const batch = {
            fromRef: body.fromRef,
            toRef: body.toRef,
            given: [
              { kind: 'drivers' as const, count: left ? 3 : 0 },
              { kind: 'conditions' as const, count: left ? 197 : 53 },
            ],
            left,
          };
          left = 0;
          return batch;
        },
      });
      await previewHand();
      const kinds = within(
        await screen.findByRole('group', { name: 'What ann has in hand' }),
      );
      expect(kinds.getAllByRole('checkbox')).toHaveLength(2);
      expect(kinds.getAllByRole('link', { name: 'Basket' })).toHaveLength(2);
      await giveTo('user:default/kim');
      const dialog = within(
        await screen.findByRole('dialog', { name: 'Reassign this?' }),
      );
      expect(dialog.getByText('250 conditions to meet')).toBeInTheDocument();
      expect(orrApi.reassign).not.toHaveBeenCalled();
      await userEvent.click(dialog.getByRole('button', { name: 'Reassign' }));
      expect(await screen.findByText(/has taken over:/)).toHaveTextContent(
        'kim has taken over:',
      );
      expect(screen.getByText('3 open reviews to drive')).toBeInTheDocument();
      expect(screen.getByText('250 conditions to meet')).toBeInTheDocument();
      const bodies = orrApi.reassign.mock.calls.map(([{ body }]) => body);
      expect(bodies).toHaveLength(2);
      expect(bodies[0]).toMatchObject({
        fromRef: 'user:default/ann',
        toRef: 'user:default/kim',
        kinds: ['drivers', 'conditions'],
      });
      expect(bodies[0].mutationId).not.toBe(bodies[1].mutationId);
    });

    it('goes on after a failure, under the id of the batch that had no answer', async () => {
      let calls = 0;
      const orrApi = show({
        previewReassignment: async () => HAND,
        reassign: async ({ body: { fromRef, toRef } }) => {
          calls += 1;
          if (calls === 2) {
            throw new TypeError('Failed to fetch');
          }
          const given = [{ kind: 'conditions' as const, count: 125 }];
          return { fromRef, toRef, given, left: calls === 1 ? 125 : 0 };
        },
      });
      await previewHand();
      await userEvent.click(await screen.findByLabelText(/to drive$/));
      await giveTo('group:default/payments');
      const dialog = within(await screen.findByRole('dialog'));
      await userEvent.click(dialog.getByRole('button', { name: 'Reassign' }));
      expect(
        await screen.findByText(/^125 of 250 are given/),
      ).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      expect(
        await screen.findByText('250 conditions to meet'),
      ).toBeInTheDocument();
      const ids = orrApi.reassign.mock.calls.map(
        ([{ body }]) => body.mutationId,
      );
      expect(ids[1]).toBe(ids[2]);
      expect(ids[0]).not.toBe(ids[1]);
    });

    it('gives a group no review to drive, and nothing to whoever has it', async () => {
      show({ previewReassignment: async () => HAND });
      await previewHand();
      await screen.findByRole('group', { name: 'What ann has in hand' });
      await giveTo('user:default/ann');
      expect(screen.getByText(/Choose somebody else/)).toBeInTheDocument();
      await giveTo('group:default/payments');
      const dialog = within(await screen.findByRole('dialog'));
      expect(dialog.getByText('250 conditions to meet')).toBeInTheDocument();
      expect(dialog.queryByText(/to drive/)).not.toBeInTheDocument();
      await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
      await waitFor(() =>
        expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
      );
      expect(
        screen.getByText(/driven by a person: a group cannot/),
      ).toBeInTheDocument();
      expect(screen.getByLabelText('3 open reviews to drive')).toBeDisabled();
    });

    it('names campaigns that have begun, and says that others are drafts', async () => {
      const campaigns = [{ id: 'k1', title: 'Roll back by spring' }];
      const kind = { kind: 'campaigns' as const, entities: [] };
      show({
        previewReassignment: async ({ query }) => ({
          fromRef: query.fromRef,
          kinds:
            query.fromRef === HAND.fromRef
              ? [{ ...kind, count: 2, campaigns }]
              : [{ ...kind, count: 1, campaigns: [] }],
        }),
      });
      await previewHand();
      expect(
        await screen.findByLabelText('2 campaigns to run'),
      ).toBeInTheDocument();
      expect(
        screen.getByRole('link', { name: 'Roll back by spring' }),
      ).toHaveAttribute('href', expect.stringMatching(/\/campaigns\/k1$/));
    });

    it('says where somebody has nothing in hand', async () => {
      show({
        previewReassignment: async () => ({
          ...HAND,
          kinds: HAND.kinds.map(kind => ({ ...kind, count: 0, entities: [] })),
        }),
      });
      await previewHand();
      expect(await screen.findByText(/has nothing in hand/)).toHaveTextContent(
        'ann has nothing in hand.',
      );
    });
  });
});
