import { z } from 'zod';
import { gateSchema } from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import { FindingDisposition } from '../finding';
import { Answer, AnswerException } from '../review/answer';
import { RUNGS } from '../review/disposition';
import { SignOffSection } from '../review/sectionSignOff';
import { StandingReason } from '../scoring/standing';
import { answerExceptionSchema, answerSchema } from './answerSchemas';
import { findingDispositionSchema } from './findingSchemas';
import { EntityDecision, entityDecisionSchema } from './historySchemas';
import { ReviewSummary, reviewSummarySchema } from './reviewSchemas';
import { signOffSectionSchema } from './signOffSchemas';
import { standingReasonSchema, standingSchema } from './standingSchemas';
import { day, instant } from './wireValues';

const count = z.int().min(0);
const level = z.enum([
  'HIGH',
  'MEDIUM',
  'LOW',
  'NONE',
  'UNANSWERED',
  'NOT_APPLICABLE',
]);
const rung = z.enum(RUNGS);

const question = {
  questionId: z.string(),
  title: z.string(),
  sectionTitle: z.string(),
};

/** Schema of {@link ReportTotals}. @public */
export const reportTotalsSchema = z.object({
  counts: z.record(level, count),
  rungs: z.record(rung, count),
  accepted: count,
  answered: count,
  total: count,
  score: z
    .object({
      satisfiedWeight: z.number(),
      applicableWeight: z.number(),
      percent: z.number(),
    })
    .optional()
    .describe('Absent where no question is applicable'),
});

/** What the answers come to; never a score without the counts. @public */
export interface ReportTotals extends z.output<typeof reportTotalsSchema> {}

/** Schema of {@link ReportRisk}. @public */
export const reportRiskSchema = z.object({
  ...question,
  level: z.enum(['HIGH', 'MEDIUM', 'LOW']),
  gate: gateSchema,
  effect: z
    .enum(['stops', 'condition', 'note', 'none'])
    .describe('What it does to a decision, after what was decided about it'),
  entityRefs: z
    .array(z.string())
    .optional()
    .describe('The covered entities that show it; absent where all do'),
  improvements: z.array(
    z.object({ title: z.string().optional(), text: z.string() }),
  ),
  dispositions: z
    .array(schemaOf<FindingDisposition>(findingDispositionSchema))
    .describe('What is done about it, or was, newest first'),
});

/** A gap, what would close it, and what is done about it. @public */
export interface ReportRisk extends z.output<typeof reportRiskSchema> {}

/** Schema of {@link ReportAnswer}. @public */
export const reportAnswerSchema = z.object({
  ...question,
  level: level.optional().describe('Absent where the answer only informs'),
  rung: rung.optional(),
  choices: z
    .array(z.string())
    .optional()
    .describe('The titles of the choices that were ticked'),
  unit: z.string().optional().describe('Of a number or a duration'),
  answer: schemaOf<Answer>(answerSchema).optional(),
  vouched: z
    .object({
      voucherRef: z.string(),
      statement: z.string(),
      url: z.string().optional(),
      since: instant,
      until: day,
    })
    .optional()
    .describe(
      'What is vouched for by something that the entity is built on, where nobody answered',
    ),
  exceptions: z
    .array(
      z.object({
        choices: z.array(z.string()).optional(),
        answer: schemaOf<AnswerException>(answerExceptionSchema),
      }),
    )
    .optional(),
});

/** One question and how it was answered. @public */
export interface ReportAnswer extends z.output<typeof reportAnswerSchema> {}

/** Schema of {@link ReportSection}. @public */
export const reportSectionSchema = z.object({
  id: z.string(),
  title: z.string(),
  totals: schemaOf<ReportTotals>(reportTotalsSchema),
  signOff: schemaOf<SignOffSection>(signOffSectionSchema)
    .optional()
    .describe(
      'Where somebody is to sign it off; of the latest submission and its decision alone',
    ),
  answers: z.array(schemaOf<ReportAnswer>(reportAnswerSchema)),
});

/** A section of the checklist with all that was asked of it. @public */
export interface ReportSection extends z.output<typeof reportSectionSchema> {}

/** Schema of {@link ReviewReport}. @public */
export const reviewReportSchema = z.object({
  schemaVersion: z.literal(1),
  madeAt: instant,
  timeZone: z.string(),
  entity: z.object({
    entityRef: z.string(),
    title: z.string(),
    tier: z.string().optional(),
    lifecycle: z.string().optional(),
    ownerRefs: z.array(z.string()).describe('As they were when it was frozen'),
    coveredEntityRefs: z.array(z.string()).optional(),
  }),
  checklist: z.object({ id: z.string(), title: z.string(), version: z.int() }),
  review: schemaOf<ReviewSummary>(reviewSummarySchema),
  snapshot: z.object({
    id: z.string(),
    sequence: z.int(),
    contentHash: z.string(),
    createdBy: z.string(),
    createdAt: instant,
    message: z.string().optional(),
  }),
  standing: z
    .object({
      standing: standingSchema,
      reasons: z.array(schemaOf<StandingReason>(standingReasonSchema)),
      validUntil: day.optional(),
    })
    .optional()
    .describe(
      'Where the entity stands under the checklist now; absent for whoever may not read that',
    ),
  totals: schemaOf<ReportTotals>(reportTotalsSchema),
  successes: z.array(z.object({ ...question, rung })),
  risks: z.array(schemaOf<ReportRisk>(reportRiskSchema)),
  open: z.array(z.object({ ...question, gate: gateSchema })),
  notApplicable: z.array(z.object({ ...question, reason: z.string() })),
  decisions: z
    .array(schemaOf<EntityDecision>(entityDecisionSchema))
    .describe('On the entity under the checklist, newest first, at most ten'),
  participants: z.array(
    z.object({
      userRef: z.string(),
      answers: count,
      roles: z.array(z.enum(['driver', 'answerer', 'decider', 'submitter'])),
    }),
  ),
  sections: z.array(schemaOf<ReportSection>(reportSectionSchema)),
});

/** A frozen review as a document: what stands, what is missing, what is done about it, and all answers. @public */
export interface ReviewReport extends z.output<typeof reviewReportSchema> {}
