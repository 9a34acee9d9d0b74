import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  BindingQuestion,
  bindingQuestionSchema,
  ChecklistDifferences,
  checklistDifferencesSchema,
  SparedQuestion,
  sparedQuestionSchema,
} from '../checklist/versions';
import { checklistSummarySchema } from './checklistSchemas';
import { instant } from './wireValues';

/** Schema of {@link ChecklistOverview}. @public */
export const checklistOverviewSchema = checklistSummarySchema.extend({
  askedEntities: z
    .int()
    .min(0)
    .optional()
    .describe(
      'How many entities it is required of, as far as the caller may see them; absent where it gives no standings or is a draft',
    ),
  problems: z
    .object({
      error: z.int().min(0),
      warning: z.int().min(0),
      info: z.int().min(0),
    })
    .describe('How many problems its current version has, by severity'),
  origin: z
    .enum(['portal', 'file'])
    .describe(
      'Where it is written, and where alone it is changed and archived: in the portal; or as a file that comes with the plugin or is configured',
    ),
  location: z
    .string()
    .optional()
    .describe(
      'The file or the address that it is kept at, where that is watched',
    ),
});

/** A checklist for whoever looks after it: where it is used, and what its authors should know. @public */
export interface ChecklistOverview
  extends z.output<typeof checklistOverviewSchema> {}

/** Schema of {@link ChecklistLocationProblem}. @public */
export const checklistLocationProblemSchema = z.object({
  location: z.string(),
  checklistId: z
    .string()
    .optional()
    .describe('What was read from it before, which stays as it was'),
  problem: z.string(),
  since: instant,
});

/** Why what stands at a watched file or address is not taken. @public */
export interface ChecklistLocationProblem
  extends z.output<typeof checklistLocationProblemSchema> {}

/** Schema of {@link ChecklistVersionSummary}. @public */
export const checklistVersionSummarySchema = z.object({
  version: z.int().min(1),
  contentHash: z.string(),
  publishedAt: instant,
  changelog: z.string().optional(),
});

/** One version of a checklist in a list. @public */
export interface ChecklistVersionSummary
  extends z.output<typeof checklistVersionSummarySchema> {}

/** Schema of {@link PlacedProblem}. @public */
export const placedProblemSchema = z.object({
  path: z
    .array(z.union([z.string(), z.number()]))
    .describe('Keys and places from the root of the document'),
  sectionId: z.string().optional(),
  questionId: z.string().optional(),
  code: z.string(),
  message: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
});

/** What is wrong with a checklist or worth knowing about it, with the question that it is about. @public */
export interface PlacedProblem extends z.output<typeof placedProblemSchema> {}

/** Schema of {@link ChecklistVersionPage}. @public */
export const checklistVersionPageSchema = z.object({
  checklist: schemaOf<ChecklistOverview>(checklistOverviewSchema),
  problems: z
    .array(schemaOf<PlacedProblem>(placedProblemSchema))
    .describe('Of the current version'),
  items: z
    .array(schemaOf<ChecklistVersionSummary>(checklistVersionSummarySchema))
    .describe('The newest first'),
  nextCursor: z.string().optional(),
});

/** A checklist as it stands, with a page of its versions. @public */
export interface ChecklistVersionPage
  extends z.output<typeof checklistVersionPageSchema> {}

/** Schema of {@link ChecklistComparison}. @public */
export const checklistComparisonSchema = z.object({
  checklistId: z.string(),
  title: z.string().describe('In the version that counts as after'),
  from: schemaOf<ChecklistVersionSummary>(checklistVersionSummarySchema),
  to: schemaOf<ChecklistVersionSummary>(checklistVersionSummarySchema),
  differences: schemaOf<ChecklistDifferences>(checklistDifferencesSchema),
  binding: z
    .array(schemaOf<BindingQuestion>(bindingQuestionSchema))
    .optional()
    .describe('Questions that the versions in between made binding'),
  spared: z
    .array(schemaOf<SparedQuestion>(sparedQuestionSchema))
    .optional()
    .describe('Questions that these ask of new entities only'),
});

/** Two versions of a checklist, and how they differ. @public */
export interface ChecklistComparison
  extends z.output<typeof checklistComparisonSchema> {}
