import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { StandingReason } from '../scoring/standing';
import { EntitySummary, entitySummarySchema } from './readinessSchemas';
import { standingReasonSchema, standingSchema } from './standingSchemas';
import { day, instant } from './wireValues';

/** Schema of {@link ReadinessDirection}. @public */
export const readinessDirectionSchema = z.enum([
  'worse',
  'better',
  'joined',
  'left',
  'within',
]);

/**
 * Which way a headline went, in the order in which changes are listed: `joined` is what nothing was required of before,
 * `left` what nothing is required of any more, `within` what has the same headline and another standing under one of its
 * checklists.
 *
 * @public
 */
export type ReadinessDirection = z.output<typeof readinessDirectionSchema>;

/** Schema of {@link ReadinessChange}. @public */
export const readinessChangeSchema = z.object({
  entity: schemaOf<EntitySummary>(entitySummarySchema),
  direction: readinessDirectionSchema,
  before: standingSchema
    .optional()
    .describe('The headline at the end of the first day; absent before any'),
  after: standingSchema.describe('The headline at the end of the last day'),
  changedAt: instant.describe('The latest of the changes between the two'),
  reasons: z
    .array(schemaOf<StandingReason>(standingReasonSchema))
    .describe('Of the headline as it is now'),
  checklists: z
    .array(
      z.object({
        checklistId: z.string(),
        checklistTitle: z.string(),
        before: standingSchema.optional(),
        after: standingSchema,
        changedAt: instant,
      }),
    )
    .describe('Those under which the standing is another'),
});

/** An entity that stands elsewhere on one day than on another. @public */
export interface ReadinessChange
  extends z.output<typeof readinessChangeSchema> {}

/** Schema of {@link ReadinessChangePage}. @public */
export const readinessChangePageSchema = z.object({
  since: day,
  until: day,
  historyFrom: day
    .optional()
    .describe(
      'The first day of which anything is known; before it nothing is told apart. Absent while there is no history at all',
    ),
  items: z.array(schemaOf<ReadinessChange>(readinessChangeSchema)),
  totalItems: z.int().min(0),
  moves: z
    .array(
      z.object({
        direction: readinessDirectionSchema,
        before: standingSchema.optional(),
        after: standingSchema,
        count: z.int().min(1),
      }),
    )
    .describe('How many went from where to where; they add up to totalItems'),
  nextCursor: z.string().optional(),
});

/** A page of what differs between two days; `nextCursor` is absent on the last one. @public */
export interface ReadinessChangePage
  extends z.output<typeof readinessChangePageSchema> {}

/** Which two days are compared. @internal */
export const readinessChangeQuery = {
  since: day
    .optional()
    .describe(
      'The day to compare with, at its end in the time zone of the organisation; a week ago without',
    ),
  until: day.optional().describe('The later day, at its end; today without'),
};
