import { z } from 'zod';
import { gateSchema, riskSchema } from '../checklistDocument';
import { schemaOf } from '../schemaOf';

/** Schema of {@link ChecklistFieldChange}. @public */
export const checklistFieldChangeSchema = z.object({
  field: z
    .string()
    .describe('Where in what it belongs to, such as evidence.maxAgeDays'),
  from: z
    .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
    .optional()
    .describe('Absent where there was none; a default is told as such a value'),
  to: z
    .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
    .optional(),
  meaning: z
    .boolean()
    .describe(
      'Whether it can change what is asked of whom, how it is answered or how it is judged; otherwise it only reads differently',
    ),
});

/** One attribute that differs between two versions of a checklist. @public */
export interface ChecklistFieldChange
  extends z.output<typeof checklistFieldChangeSchema> {}

const parts = {
  title: z.string().describe('In the later version, else in the earlier'),
  meaning: z.boolean(),
  fields: z.array(schemaOf<ChecklistFieldChange>(checklistFieldChangeSchema)),
};

/** Schema of {@link ChoiceDifference}. @public */
export const choiceDifferenceSchema = z.object({
  choiceId: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  moved: z.boolean().describe('Whether its place among the choices differs'),
  ...parts,
});

/** How a choice of a question differs. @public */
export interface ChoiceDifference
  extends z.output<typeof choiceDifferenceSchema> {}

/** Schema of {@link QuestionDifference}. @public */
export const questionDifferenceSchema = z.object({
  questionId: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  moved: z
    .enum(['withinSection', 'toSection'])
    .optional()
    .describe('Whether its place differs'),
  fromSection: z
    .object({ sectionId: z.string(), title: z.string() })
    .optional()
    .describe('Where it was, when it is in another section now'),
  risk: riskSchema,
  gate: gateSchema,
  ...parts,
  choices: z.array(schemaOf<ChoiceDifference>(choiceDifferenceSchema)),
});

/** How a question differs between two versions of a checklist. @public */
export interface QuestionDifference
  extends z.output<typeof questionDifferenceSchema> {}

/** Schema of {@link SectionDifference}. @public */
export const sectionDifferenceSchema = z.object({
  sectionId: z.string(),
  change: z
    .enum(['added', 'removed', 'changed', 'none'])
    .describe('none: only its questions differ'),
  moved: z.boolean(),
  ...parts,
  questions: z.array(schemaOf<QuestionDifference>(questionDifferenceSchema)),
});

/** How a section and its questions differ between two versions of a checklist. @public */
export interface SectionDifference
  extends z.output<typeof sectionDifferenceSchema> {}

/** Schema of {@link ChecklistDifferences}. @public */
export const checklistDifferencesSchema = z.object({
  meaning: z.boolean().describe('Whether anything differs but words and order'),
  counts: z
    .object({
      added: z.int(),
      removed: z.int(),
      changed: z.int().describe('Whose meaning differs'),
      reworded: z.int().describe('That only read differently'),
      moved: z.int(),
    })
    .describe('Of questions'),
  fields: z
    .array(schemaOf<ChecklistFieldChange>(checklistFieldChangeSchema))
    .describe('Of the checklist itself'),
  sections: z
    .array(schemaOf<SectionDifference>(sectionDifferenceSchema))
    .describe('In the order of the later version, then those that are gone'),
});

/** How two versions of a checklist differ. @public */
export interface ChecklistDifferences
  extends z.output<typeof checklistDifferencesSchema> {}
