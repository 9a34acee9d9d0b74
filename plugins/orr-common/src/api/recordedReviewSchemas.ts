import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { RECORDED_REVIEW_LIMITS } from '../recorded';
import { mutationIdSchema } from './requestSchemas';
import { day, instant, ref, safeUrl } from './wireValues';

const text = z
  .string()
  .min(1)
  .max(RECORDED_REVIEW_LIMITS.bytes)
  .describe('The table as CSV, at most 500 kB in UTF-8');
const outcome = z.enum(['go', 'conditionalGo', 'noGo']);
const told = {
  reviewedOn: day,
  outcome,
  url: safeUrl.optional(),
  validUntil: day.optional(),
  checklist: z
    .string()
    .optional()
    .describe('What it went by, in the words of whoever wrote it down'),
};

/** Schema of {@link PreviewRecordedReviewsBody}. @public */
export const previewRecordedReviewsBodySchema = z.strictObject({ text });
/** A table of past reviews to look at before it is taken. @public */
export interface PreviewRecordedReviewsBody
  extends z.output<typeof previewRecordedReviewsBodySchema> {}

/** Schema of {@link RecordedReviewProblem}. @public */
export const recordedReviewProblemSchema = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  row: z.int().min(1).describe('As spreadsheets count'),
  column: z.string().optional(),
  message: z.string(),
});
/** Something wrong, or worth knowing, about a row of the table; an error refuses the whole. @public */
export interface RecordedReviewProblem
  extends z.output<typeof recordedReviewProblemSchema> {}

const rowSchema = z.object({
  row: z.int().min(1),
  entity: z.string().describe('As it was written'),
  claim: z
    .object({ entityRef: ref, ...told })
    .optional()
    .describe(
      'As it was read; absent where something of it is missing or cannot be read',
    ),
});

/** Schema of {@link RecordedReviewPreview}. @public */
export const recordedReviewPreviewSchema = z.object({
  rows: z.array(rowSchema),
  problems: z
    .array(schemaOf<RecordedReviewProblem>(recordedReviewProblemSchema))
    .describe('By row'),
});
/** What a table of past reviews says, and what is wrong with it. @public */
export interface RecordedReviewPreview
  extends z.output<typeof recordedReviewPreviewSchema> {}

/** Schema of {@link ImportRecordedReviewsBody}. @public */
export const importRecordedReviewsBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  text,
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(RECORDED_REVIEW_LIMITS.fileName)
    .optional(),
});
/** A table of past reviews to be taken, all of it or nothing. @public */
export interface ImportRecordedReviewsBody
  extends z.output<typeof importRecordedReviewsBodySchema> {}

/** Schema of {@link RecordedReviewImport}. @public */
export const recordedReviewImportSchema = z.object({
  id: z.uuid(),
  fileName: z.string().optional(),
  recordedBy: ref,
  recordedAt: instant,
  reviews: z
    .int()
    .min(0)
    .describe('How many there are of it, of entities that the caller may see'),
  undoneBy: ref.optional(),
  undoneAt: instant.optional(),
});
/** One table that was brought in. @public */
export interface RecordedReviewImport
  extends z.output<typeof recordedReviewImportSchema> {}

/** Schema of {@link RecordedReviewImportPage}. @public */
export const recordedReviewImportPageSchema = z.object({
  items: z
    .array(schemaOf<RecordedReviewImport>(recordedReviewImportSchema))
    .describe('The newest first'),
  nextCursor: z.string().optional(),
});
/** A page of the tables that were brought in. @public */
export interface RecordedReviewImportPage
  extends z.output<typeof recordedReviewImportPageSchema> {}

/** Schema of {@link UndoRecordedReviewImportBody}. @public */
export const undoRecordedReviewImportBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
});
/** What takes a whole import back. @public */
export interface UndoRecordedReviewImportBody
  extends z.output<typeof undoRecordedReviewImportBodySchema> {}

/** Schema of {@link RecordedReview}. @public */
export const recordedReviewSchema = z.object({
  id: z.uuid(),
  ...told,
  recordedBy: ref,
  recordedAt: instant,
});
/** A review that was held elsewhere: told by whoever brought it in, verified by nobody, and of no weight for any standing. @public */
export interface RecordedReview extends z.output<typeof recordedReviewSchema> {}

/** Schema of {@link RecordedReviewPage}. @public */
export const recordedReviewPageSchema = z.object({
  items: z
    .array(schemaOf<RecordedReview>(recordedReviewSchema))
    .describe('What was held last first'),
  today: day.describe('In the time zone of the organisation'),
  nextCursor: z.string().optional(),
});
/** A page of what was held elsewhere about one entity. @public */
export interface RecordedReviewPage
  extends z.output<typeof recordedReviewPageSchema> {}
