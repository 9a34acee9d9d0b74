import { EntityMoveService } from '../service/EntityMoveService';
import { Handlers } from './Handlers';

/** @internal */
export function identityHandlers(
  moves: EntityMoveService,
): Pick<
  Handlers,
  | 'listEntityMoves'
  | 'listWaitingEntityMoves'
  | 'previewEntityMove'
  | 'moveEntity'
> {
  return {
    listEntityMoves: ({ query }, options) =>
      moves.listEntityMoves(query, options),
    listWaitingEntityMoves: (_, options) =>
      moves.listWaitingEntityMoves(options),
    previewEntityMove: ({ query: { swap, ...pair } }, options) =>
      moves.previewEntityMove({ ...pair, swap: swap === 'true' }, options),
    moveEntity: ({ body }, options) => moves.moveEntity(body, options),
  };
}
