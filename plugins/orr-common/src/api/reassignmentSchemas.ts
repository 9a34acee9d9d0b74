import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { REASSIGNABLE_KINDS } from '../identity';
import { mutationIdSchema } from './requestSchemas';
import { ref } from './wireValues';

const kindSchema = z.enum(REASSIGNABLE_KINDS);

/** Schema of {@link AssignedKind}. @public */
export const assignedKindSchema = z.object({
  kind: kindSchema,
  /** How many there are. */
  count: z.int().min(0),
  /** The entities that the first of them are about. */
  entities: z.array(
    z.object({ entityRef: z.string(), title: z.string().optional() }),
  ),
  /** The first of them, where they are campaigns that have begun. */
  campaigns: z
    .array(z.object({ id: z.string(), title: z.string() }))
    .optional(),
});

/** What somebody has in hand, of one kind. @public */
export interface AssignedKind extends z.output<typeof assignedKindSchema> {}

/** Schema of {@link ReassignmentPreview}. @public */
export const reassignmentPreviewSchema = z.object({
  fromRef: z.string(),
  /** Each kind once, also where there is nothing of it. */
  kinds: z.array(schemaOf<AssignedKind>(assignedKindSchema)),
});

/** What somebody has in hand. @public */
export interface ReassignmentPreview
  extends z.output<typeof reassignmentPreviewSchema> {}

/** Schema of {@link Reassignment}. @public */
export const reassignmentSchema = z.object({
  fromRef: z.string(),
  toRef: z.string(),
  /** What was given by this request. */
  given: z.array(z.object({ kind: kindSchema, count: z.int().min(0) })),
  /** What is left of these kinds: the next request goes on. */
  left: z.int().min(0),
});

/** What was given to somebody else. @public */
export interface Reassignment extends z.output<typeof reassignmentSchema> {}

/** Schema of {@link ReassignBody}. @public */
export const reassignBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  fromRef: ref,
  toRef: ref,
  kinds: z.array(kindSchema).min(1).max(REASSIGNABLE_KINDS.length),
});

/** What gives all that one has in hand to another. @public */
export interface ReassignBody extends z.input<typeof reassignBodySchema> {}
