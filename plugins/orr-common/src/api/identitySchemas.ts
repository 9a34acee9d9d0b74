import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { ENTITY_MOVE_PROBLEMS } from '../identity';
import { mutationIdSchema } from './requestSchemas';
import { instant, ref } from './wireValues';

/** Schema of {@link CarriedHistory}. @public */
export const carriedHistorySchema = z.object({
  /** Reviews of the entity itself. */
  reviews: z.int().min(0),
  /** Reviews of systems that cover it. */
  covered: z.int().min(0),
  /** Decisions on it. */
  decisions: z.int().min(0),
  /** Exemptions that were asked for. */
  exemptions: z.int().min(0),
});

/** How much of a history is carried. @public */
export interface CarriedHistory extends z.output<typeof carriedHistorySchema> {}

/** Schema of {@link EntityMovePreview}. @public */
export const entityMovePreviewSchema = z.object({
  fromRef: z.string(),
  toRef: z.string(),
  /** Whether two entities of the catalog exchange their histories. */
  swap: z.boolean(),
  /** What is in the way; none where the history can be carried. */
  problems: z.array(z.enum(ENTITY_MOVE_PROBLEMS)),
  /** The titles of the checklists of which both have an open review. */
  bothInReviewOf: z.array(z.string()),
  /** What goes to the new ref. */
  carried: schemaOf<CarriedHistory>(carriedHistorySchema),
  /** What is under the new ref already: it stays there, or changes places. */
  met: schemaOf<CarriedHistory>(carriedHistorySchema),
});

/** What carrying a history would do, and what is in the way. @public */
export interface EntityMovePreview
  extends z.output<typeof entityMovePreviewSchema> {}

/** Schema of {@link EntityMove}. @public */
export const entityMoveSchema = z.object({
  id: z.string(),
  fromRef: z.string(),
  toRef: z.string(),
  swap: z.boolean(),
  /** Whether a person did it, or an annotation of the entity. */
  cause: z.enum(['admin', 'annotation']),
  /** Full ref of who did it. */
  movedBy: z.string().optional(),
  movedAt: instant,
  carried: schemaOf<CarriedHistory>(carriedHistorySchema),
});

/** A history that was carried to another ref. @public */
export interface EntityMove extends z.output<typeof entityMoveSchema> {}

/** Schema of {@link EntityMovePage}. @public */
export const entityMovePageSchema = z.object({
  items: z.array(schemaOf<EntityMove>(entityMoveSchema)),
  nextCursor: z.string().optional(),
});

/** What was carried, newest first; `nextCursor` is absent on the last page. @public */
export interface EntityMovePage extends z.output<typeof entityMovePageSchema> {}

/** Schema of {@link WaitingEntityMove}. @public */
export const waitingEntityMoveSchema = z.object({
  /** The entity that names an earlier ref. */
  toRef: z.string(),
  /** The earlier ref as it is written there. */
  fromRef: z.string(),
  problems: z.array(z.enum(ENTITY_MOVE_PROBLEMS)),
  /** The titles of the checklists of which both have an open review. */
  bothInReviewOf: z.array(z.string()),
});

/** An annotation that names an earlier ref and cannot be followed yet. @public */
export interface WaitingEntityMove
  extends z.output<typeof waitingEntityMoveSchema> {}

/** Schema of {@link WaitingEntityMoves}. @public */
export const waitingEntityMovesSchema = z.object({
  items: z.array(schemaOf<WaitingEntityMove>(waitingEntityMoveSchema)),
  /** Whether there are more than are listed. */
  more: z.boolean(),
});

/** The annotations that wait. @public */
export interface WaitingEntityMoves
  extends z.output<typeof waitingEntityMovesSchema> {}

/** Schema of {@link MoveEntityBody}. @public */
export const moveEntityBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  fromRef: ref,
  toRef: ref,
  swap: z
    .boolean()
    .default(false)
    .describe('Let two entities of the catalog exchange their histories'),
});

/** What carries the history of an entity to another ref. @public */
export interface MoveEntityBody extends z.input<typeof moveEntityBodySchema> {}
