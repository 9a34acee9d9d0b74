import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { Freshness, freshnessSchema } from './scorecardSchemas';
import { day, instant } from './wireValues';

const count = z.int().min(0);

/** Schema of {@link RollUpRebuild}. @public */
export const rollUpRebuildSchema = z.object({
  startedAt: instant,
  startedBy: z.string(),
  done: count.describe('Entities that are counted anew'),
  total: count,
});

/** Counts that are being computed from scratch beside those that are shown. @public */
export interface RollUpRebuild extends z.output<typeof rollUpRebuildSchema> {}

/** Schema of {@link RollUpState}. @public */
export const rollUpStateSchema = z.object({
  freshness: schemaOf<Freshness>(freshnessSchema),
  keptSince: day
    .optional()
    .describe('From this day on the history of counts is as it was'),
  rebuild: schemaOf<RollUpRebuild>(rollUpRebuildSchema)
    .optional()
    .describe('Only while it is under way'),
  check: z
    .object({
      checkedAt: instant,
      compared: count.describe('How many counts were computed from scratch'),
      differences: count,
      examples: z
        .array(
          z.object({
            scope: z.string().describe('Kind and ref'),
            checklistId: z.string().optional(),
            standing: z
              .string()
              .describe('Of questions of a scope, what of them is counted'),
            kept: z.int(),
            computed: z.int(),
          }),
        )
        .describe('The first 20'),
    })
    .optional()
    .describe('The last one; absent before the first'),
});

/** How the kept counts are. @public */
export interface RollUpState extends z.output<typeof rollUpStateSchema> {}
