import { z } from 'zod';
import {
  ChecklistDocument,
  checklistDocumentSchema,
  reviewKindSchema,
} from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import {
  BindingQuestion,
  bindingQuestionSchema,
  SparedQuestion,
  sparedQuestionSchema,
} from '../checklist/versions';
import { instant } from './wireValues';

/** Schema of {@link ChecklistSummary}. @public */
export const checklistSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  state: z.enum(['draft', 'pilot', 'published', 'archived']),
  ownerRef: z.string(),
  sponsorRef: z.string().optional(),
  kinds: z.array(reviewKindSchema),
  version: z.int().min(1),
  contentHash: z.string(),
  publishedAt: instant,
  questionCount: z.int().min(0),
  minutes: z.int().optional(),
});

/** A checklist in a list, in its current version. @public */
export interface ChecklistSummary
  extends z.output<typeof checklistSummarySchema> {}

/** Schema of {@link ChecklistVersion}. @public */
export const checklistVersionSchema = z.object({
  checklistId: z.string(),
  version: z.int().min(1),
  contentHash: z.string(),
  changelog: z.string().optional(),
  publishedAt: instant,
  document: schemaOf<ChecklistDocument>(checklistDocumentSchema),
  binding: z
    .array(schemaOf<BindingQuestion>(bindingQuestionSchema))
    .optional()
    .describe(
      'Questions that do not wait for the next review, those of earlier versions included',
    ),
  spared: z
    .array(schemaOf<SparedQuestion>(sparedQuestionSchema))
    .optional()
    .describe(
      'Questions that are asked of new entities only, those of earlier versions included',
    ),
});

/** One immutable version of a checklist with all it asks. @public */
export interface ChecklistVersion
  extends z.output<typeof checklistVersionSchema> {}
