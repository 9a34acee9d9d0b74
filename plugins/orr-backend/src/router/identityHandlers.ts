import { EntityMoveService } from '../service/EntityMoveService';
import { ReassignmentService } from '../service/ReassignmentService';
import { Handlers } from './Handlers';

/** @internal */
export function identityHandlers(
  moves: EntityMoveService,
  reassignments: ReassignmentService,
): Pick<
  Handlers,
  | 'listEntityMoves'
  | 'listWaitingEntityMoves'
  | 'previewEntityMove'
  | 'moveEntity'
  | 'previewReassignment'
  | 'reassign'
> {
  return {
    listEntityMoves: ({ query }, options) =>
      moves.listEntityMoves(query, options),
    listWaitingEntityMoves: (_, options) =>
      moves.listWaitingEntityMoves(options),
    previewEntityMove: ({ query: { swap, ...pair } }, options) =>
      moves.previewEntityMove({ ...pair, swap: swap === 'true' }, options),
    moveEntity: ({ body }, options) => moves.moveEntity(body, options),
    previewReassignment: ({ query }, options) =>
      reassignments.previewReassignment(query, options),
    reassign: ({ body }, options) => reassignments.reassign(body, options),
  };
}
