import { EntityProjector } from '../catalog/EntityProjector';
import { ReviewSuccession } from '../coverage/ReviewSuccession';
import type { ServicesOptions } from '../ServicesOptions';
import { NamedWrites } from '../NamedWrites';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { AnnotatedMoves } from './AnnotatedMoves';
import { DefaultEntityMoveService } from './DefaultEntityMoveService';
import { DefaultReassignmentService } from './DefaultReassignmentService';
import { EntityMover } from './EntityMover';
import { MoveJudging } from './MoveJudging';

/** What follows entities that get another ref, and gives to others what people had in hand. @internal */
export function createIdentityServices(
  options: ServicesOptions,
  parts: {
    entityProjector: EntityProjector;
    projector: ReadinessProjector;
    visibility: EntityVisibility;
  },
) {
  const { config, stores } = options;
  const judging = new MoveJudging({
    ...options,
    ...stores,
    timeZone: config.timeZone,
  });
  const mover = new EntityMover({
    ...stores,
    ...parts,
    judging,
    succession: new ReviewSuccession(stores),
  });
  const annotatedMoves = new AnnotatedMoves({
    ...options,
    ...stores,
    judging,
    mover,
  });
  return {
    annotatedMoves,
    reassignments: new DefaultReassignmentService({
      ...options,
      ...stores,
      ...parts,
      mayDecide: config.mayDecide,
      writes: new NamedWrites({ ...options, ...stores }),
    }),
    moves: new DefaultEntityMoveService({
      ...options,
      ...stores,
      ...parts,
      annotatedMoves,
      judging,
      mayDecide: config.mayDecide,
      mover,
      writes: new NamedWrites({ ...options, ...stores }),
    }),
  };
}
