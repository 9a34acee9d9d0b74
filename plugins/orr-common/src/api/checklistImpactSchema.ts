import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  ChecklistDifferences,
  checklistDifferencesSchema,
} from '../checklist/versions';
import { day } from './wireValues';

/** Schema of {@link ChecklistImpact}. @public */
export const checklistImpactSchema = z.object({
  differences: schemaOf<ChecklistDifferences>(
    checklistDifferencesSchema,
  ).optional(),
  bindable: z
    .array(
      z.object({
        questionId: z.string(),
        title: z.string(),
        why: z.enum(['added', 'raised', 'meaning']),
        sparedSince: z
          .int()
          .min(1)
          .optional()
          .describe(
            'The version since which it is asked of new entities only, where it is one that is',
          ),
      }),
    )
    .describe(
      'The questions that can bind who was decided on before: new ones, and those whose meaning or risk differs',
    ),
  entities: z.object({
    asked: z.int().min(0).describe('Of whom it is required afterwards'),
    newlyAsked: z.int().min(0),
    noLongerAsked: z.int().min(0),
  }),
  newOnly: z
    .object({
      asked: z
        .int()
        .min(0)
        .describe('Who are asked them: nobody has decided on these yet'),
      spared: z
        .int()
        .min(0)
        .describe('Who are not, since they were decided on before'),
      deciding: z
        .int()
        .min(0)
        .describe(
          'Those of the asked whose first review is running: decided on the version that it began with, they are not asked either',
        ),
    })
    .optional()
    .describe(
      'To whom the questions apply that are to be asked of new entities only; absent where there is none',
    ),
  openReviews: z
    .int()
    .min(0)
    .describe('Running reviews; they stay on the version they began with'),
  fallingAtOnce: z
    .object({
      entities: z.int().min(1),
      first: z
        .array(
          z.object({
            entityRef: z.string(),
            title: z.string().optional(),
            ownerRef: z.string().optional(),
            from: z.string(),
            to: z.string(),
          }),
        )
        .max(100)
        .describe('The first hundred, with the headline now and afterwards'),
    })
    .optional()
    .describe(
      'Whose headline is worse as soon as it is published, since they come to the checklist and were not reviewed under it, or were in its pilot until then; absent where there is none',
    ),
  falling: z
    .array(z.object({ date: day, entities: z.int().min(1) }))
    .describe('How many are overdue after each day, unless reviewed by then'),
  owners: z
    .array(
      z.object({
        ownerRef: z.string().optional(),
        entities: z.int().min(1),
        falling: z
          .int()
          .min(0)
          .describe('At once, or unless reviewed by a day'),
      }),
    )
    .describe(
      'The owners of whom it is asked; those with most that fall first',
    ),
  firstFalling: z
    .array(
      z.object({
        entityRef: z.string(),
        title: z.string().optional(),
        ownerRef: z.string().optional(),
        standing: z.string(),
        decidedVersion: z.int().min(1),
        date: day,
      }),
    )
    .max(100)
    .describe('The first hundred whose standing would fall, the soonest first'),
});

/** What publishing a draft would do, as far as the caller may see the entities. @public */
export interface ChecklistImpact
  extends z.output<typeof checklistImpactSchema> {}
