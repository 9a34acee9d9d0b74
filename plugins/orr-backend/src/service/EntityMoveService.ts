import {
  EntityMove,
  EntityMovePage,
  EntityMovePreview,
  ParsedOperationInput,
  WaitingEntityMoves,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type MoveEntityInput = ParsedOperationInput<'moveEntity'>['body'];

/** Carries histories from one entity ref to another. It authorises by itself. @internal */
export interface EntityMoveService {
  listEntityMoves(
    input: { limit: number; cursor?: string },
    options: RequestOptions,
  ): Promise<EntityMovePage>;
  listWaitingEntityMoves(options: RequestOptions): Promise<WaitingEntityMoves>;
  previewEntityMove(
    input: { fromRef: string; toRef: string; swap: boolean },
    options: RequestOptions,
  ): Promise<EntityMovePreview>;
  moveEntity(
    input: MoveEntityInput,
    options: RequestOptions,
  ): Promise<EntityMove>;
}
