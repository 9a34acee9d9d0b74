import { z } from 'zod';
import { riskSchema } from '../checklist/checklistDocument';
import { day } from './wireValues';

/** Schema of {@link NewerVersion}. @public */
export const newerVersionSchema = z.object({
  checklistId: z.string(),
  decisionId: z.string().describe('The decision in force'),
  decidedVersion: z.int().min(1).describe('The version that it meets'),
  version: z.int().min(1).describe('The current version'),
  dueOn: day
    .optional()
    .describe(
      'The last day on which the decision in force holds, by the rules of newer versions; absent where they wait for the next review',
    ),
  questions: z
    .array(
      z.object({
        questionId: z.string(),
        title: z.string(),
        risk: riskSchema,
        why: z.enum(['added', 'raised', 'meaning']),
      }),
    )
    .describe('Those that ask for more of this entity, the greater risk first'),
});

/** A version that is newer than the one an entity was decided on: by when it binds, and what it asks besides. @public */
export interface NewerVersion extends z.output<typeof newerVersionSchema> {}
