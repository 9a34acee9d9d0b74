import { EntityMove } from 'backstage-plugin-orr-common';
import { ANNA, AT, entity, MUTATION_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const OLD_REF = 'component:default/paying';

const carried = { reviews: 2, covered: 0, decisions: 1, exemptions: 0 };
const nothing = { reviews: 0, covered: 0, decisions: 0, exemptions: 0 };

const move: EntityMove = {
  id: '0f5e8a0a-7c9d-4f2b-9c40-5a8e1f2d3c4b',
  fromRef: OLD_REF,
  toRef: entity.entityRef,
  swap: false,
  cause: 'admin',
  movedBy: ANNA,
  movedAt: AT,
  carried,
};

type IdentityOperationId =
  | 'listEntityMoves'
  | 'listWaitingEntityMoves'
  | 'previewEntityMove'
  | 'moveEntity'
  | 'previewReassignment'
  | 'reassign';

/** Examples of entities that go on under another ref, and of what goes to another person. @internal */
export const identityExamples: {
  [TId in IdentityOperationId]: OperationExample<TId>;
} = {
  listEntityMoves: {
    url: '/entity-moves?limit=2',
    served: { by: 'moves.listEntityMoves', with: { limit: 2 } },
    output: { items: [move], nextCursor: 'next' },
    invalid: { url: '/entity-moves?limit=0', message: 'query.limit: ' },
    auditMeta: { queryType: 'all' },
  },
  listWaitingEntityMoves: {
    url: '/entity-moves/waiting',
    served: { by: 'moves.listWaitingEntityMoves' },
    output: {
      items: [
        {
          toRef: entity.entityRef,
          fromRef: OLD_REF,
          problems: ['openReviews'],
          bothInReviewOf: ['Launch'],
        },
      ],
      more: false,
    },
    invalid: {
      url: '/entity-moves/waiting?limit=2',
      message: 'query.limit: is not known',
    },
    auditMeta: { queryType: 'waiting' },
  },
  previewEntityMove: {
    url: `/entity-moves/preview?fromRef=${OLD_REF}&toRef=${entity.entityRef}&swap=true`,
    served: {
      by: 'moves.previewEntityMove',
      with: { fromRef: OLD_REF, toRef: entity.entityRef, swap: true },
    },
    output: {
      fromRef: OLD_REF,
      toRef: entity.entityRef,
      swap: true,
      problems: ['fromNotInCatalog'],
      bothInReviewOf: [],
      carried,
      met: nothing,
    },
    invalid: {
      url: `/entity-moves/preview?fromRef=paying&toRef=${entity.entityRef}`,
      message: 'query.fromRef: must be a full entity ref',
    },
    auditMeta: {
      queryType: 'preview',
      fromRef: OLD_REF,
      toRef: entity.entityRef,
    },
  },
  moveEntity: {
    url: '/entity-moves',
    body: {
      mutationId: MUTATION_ID,
      fromRef: OLD_REF,
      toRef: entity.entityRef,
    },
    served: {
      by: 'moves.moveEntity',
      with: { fromRef: OLD_REF, toRef: entity.entityRef, swap: false },
    },
    output: move,
    invalid: {
      body: { mutationId: MUTATION_ID, fromRef: OLD_REF },
      message: 'body.toRef: ',
    },
    auditMeta: {
      actionType: 'move',
      mutationId: MUTATION_ID,
      fromRef: OLD_REF,
      toRef: entity.entityRef,
    },
  },
  previewReassignment: {
    url: `/reassignments/preview?fromRef=${ANNA}`,
    served: {
      by: 'reassignments.previewReassignment',
      with: { fromRef: ANNA },
    },
    output: {
      fromRef: ANNA,
      kinds: [
        {
          kind: 'drivers',
          count: 2,
          entities: [{ entityRef: entity.entityRef, title: 'Payments' }],
        },
        { kind: 'conditions', count: 0, entities: [] },
      ],
    },
    invalid: {
      url: '/reassignments/preview?fromRef=anna',
      message: 'query.fromRef: must be a full entity ref',
    },
    auditMeta: { queryType: 'preview', fromRef: ANNA },
  },
  reassign: {
    url: '/reassignments',
    body: {
      mutationId: MUTATION_ID,
      fromRef: ANNA,
      toRef: 'user:default/ben',
      kinds: ['drivers'],
    },
    served: {
      by: 'reassignments.reassign',
      with: { fromRef: ANNA, toRef: 'user:default/ben', kinds: ['drivers'] },
    },
    output: {
      fromRef: ANNA,
      toRef: 'user:default/ben',
      given: [{ kind: 'drivers', count: 2 }],
      left: 0,
    },
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        fromRef: ANNA,
        toRef: 'user:default/ben',
        kinds: [],
      },
      message: 'body.kinds: ',
    },
    auditMeta: {
      actionType: 'reassign',
      mutationId: MUTATION_ID,
      fromRef: ANNA,
      toRef: 'user:default/ben',
    },
  },
};
