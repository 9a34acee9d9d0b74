import { z } from 'zod';
import {
  orrAssignmentReadPermission,
  orrAssignmentUpdatePermission,
  orrEntityMovePermission,
  orrEntityMoveReadPermission,
} from '../permissions';
import {
  Reassignment,
  ReassignmentPreview,
  reassignBodySchema,
  reassignmentPreviewSchema,
  reassignmentSchema,
} from './reassignmentSchemas';
import { schemaOf } from '../checklist/schemaOf';
import {
  EntityMove,
  EntityMovePage,
  EntityMovePreview,
  entityMovePageSchema,
  entityMovePreviewSchema,
  entityMoveSchema,
  moveEntityBodySchema,
  WaitingEntityMoves,
  waitingEntityMovesSchema,
} from './identitySchemas';
import { Operation } from './Operation';
import { paging } from './operationParams';
import { ref } from './wireValues';

/** That an entity goes on under another ref, and that what one had in hand goes to another. @internal */
export const identityOperations = {
  listEntityMoves: {
    method: 'get',
    path: '/entity-moves',
    summary: 'Histories that were carried to another ref, newest first',
    query: z.object(paging),
    response: schemaOf<EntityMovePage>(entityMovePageSchema),
    status: 200,
    permission: orrEntityMoveReadPermission,
    audit: { eventId: 'entity-move-fetch', meta: { queryType: 'all' } },
  },
  listWaitingEntityMoves: {
    method: 'get',
    path: '/entity-moves/waiting',
    summary:
      'Annotations that name an earlier ref and could not be followed by the latest sweep of the catalog',
    response: schemaOf<WaitingEntityMoves>(waitingEntityMovesSchema),
    status: 200,
    permission: orrEntityMoveReadPermission,
    audit: { eventId: 'entity-move-fetch', meta: { queryType: 'waiting' } },
  },
  previewEntityMove: {
    method: 'get',
    path: '/entity-moves/preview',
    summary: 'What carrying a history would do, and what is in the way',
    query: z.object({
      fromRef: ref,
      toRef: ref,
      swap: z
        .enum(['true', 'false'])
        .default('false')
        .describe('Whether two entities of the catalog exchange histories'),
    }),
    response: schemaOf<EntityMovePreview>(entityMovePreviewSchema),
    status: 200,
    permission: orrEntityMoveReadPermission,
    audit: { eventId: 'entity-move-fetch', meta: { queryType: 'preview' } },
  },
  moveEntity: {
    method: 'post',
    path: '/entity-moves',
    summary: 'Carry the history of an entity to the ref that it has now',
    body: moveEntityBodySchema,
    response: schemaOf<EntityMove>(entityMoveSchema),
    status: 201,
    permission: orrEntityMovePermission,
    audit: { eventId: 'entity-move-mutate', meta: { actionType: 'move' } },
  },
  previewReassignment: {
    method: 'get',
    path: '/reassignments/preview',
    summary: 'What a person or a group has in hand, by kind',
    query: z.object({ fromRef: ref }),
    response: schemaOf<ReassignmentPreview>(reassignmentPreviewSchema),
    status: 200,
    permission: orrAssignmentReadPermission,
    audit: { eventId: 'assignment-fetch', meta: { queryType: 'preview' } },
  },
  reassign: {
    method: 'post',
    path: '/reassignments',
    summary:
      'Give what one has in hand to another, 200 things at most at a time',
    body: reassignBodySchema,
    response: schemaOf<Reassignment>(reassignmentSchema),
    status: 201,
    permission: orrAssignmentUpdatePermission,
    audit: { eventId: 'assignment-mutate', meta: { actionType: 'reassign' } },
  },
} as const satisfies Record<string, Operation>;
