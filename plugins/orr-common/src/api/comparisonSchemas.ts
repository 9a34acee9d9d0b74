import { z } from 'zod';
import {
  gateSchema,
  reviewKindSchema,
  riskSchema,
} from '../checklist/checklistDocument';
import { factTopicSchema } from '../checklist/factTopics';
import { schemaOf } from '../checklist/schemaOf';
import { COMPARED_PARTS } from '../comparison';
import { KnownFact } from '../known/knownFact';
import { Answer, AnswerException } from '../review/answer';
import { answerExceptionSchema, answerSchema } from './answerSchemas';
import { decisionOutcomeSchema } from './decisionSchemas';
import { SnapshotSummary, snapshotSummarySchema } from './historySchemas';
import { knownFactSchema } from './knownSchemas';
import {
  ReportTotals,
  reportAnswerSchema,
  reportTotalsSchema,
} from './reportSchemas';

/** Schema of {@link ComparedStand}. @public */
export const comparedStandSchema = z.object({
  snapshot: schemaOf<SnapshotSummary>(snapshotSummarySchema),
  reviewKind: reviewKindSchema,
  checklistVersion: z.int(),
  ownerRefs: z.array(z.string()).describe('As they were when it was frozen'),
  tier: z.string().optional(),
  lifecycle: z.string().optional(),
  outcome: decisionOutcomeSchema
    .optional()
    .describe('Of the decision that was taken on it; absent where none was'),
  totals: schemaOf<ReportTotals>(reportTotalsSchema).describe(
    'As judged when it was frozen',
  ),
});

/** One of two snapshots that are compared: what it is of, and what it comes to. @public */
export interface ComparedStand extends z.output<typeof comparedStandSchema> {}

/** Schema of {@link ComparedSide}. @public */
export const comparedSideSchema = reportAnswerSchema
  .pick({ title: true, level: true, rung: true, choices: true, unit: true })
  .extend({
    guidance: z.string(),
    risk: riskSchema,
    gate: gateSchema,
    accepted: z.boolean(),
    answer: schemaOf<Answer>(answerSchema).optional(),
    exceptions: z
      .array(
        z.object({
          choices: z.array(z.string()).optional(),
          answer: schemaOf<AnswerException>(answerExceptionSchema),
        }),
      )
      .optional()
      .describe('What differs for single covered entities'),
  });

/** One question as it was worded, answered and judged in one snapshot. @public */
export interface ComparedSide extends z.output<typeof comparedSideSchema> {}

/** Schema of {@link QuestionComparison}. @public */
export const questionComparisonSchema = z.object({
  questionId: z.string(),
  asked: z
    .enum(['both', 'added', 'removed', 'nowAsked', 'noLongerAsked'])
    .describe(
      'added and removed by the checklist, nowAsked and noLongerAsked by what was answered before it or by what the review is for',
    ),
  parts: z
    .array(z.enum(COMPARED_PARTS))
    .describe('In what it differs; empty where it is the same'),
  before: schemaOf<ComparedSide>(comparedSideSchema).optional(),
  after: schemaOf<ComparedSide>(comparedSideSchema).optional(),
});

/** One question in two snapshots. @public */
export interface QuestionComparison
  extends z.output<typeof questionComparisonSchema> {}

/** Schema of {@link SnapshotComparison}. @public */
export const snapshotComparisonSchema = z.object({
  entityRef: z.string(),
  entityTitle: z.string(),
  checklistId: z.string(),
  checklistTitle: z.string(),
  from: schemaOf<ComparedStand>(comparedStandSchema),
  to: schemaOf<ComparedStand>(comparedStandSchema),
  sections: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      questions: z.array(
        schemaOf<QuestionComparison>(questionComparisonSchema),
      ),
    }),
  ),
  facts: z
    .array(
      z.object({
        topic: factTopicSchema,
        before: schemaOf<KnownFact>(knownFactSchema).optional(),
        after: schemaOf<KnownFact>(knownFactSchema).optional(),
      }),
    )
    .describe(
      'What the catalog said otherwise; empty where one of the snapshots has kept no facts',
    ),
});

/** Two snapshots of an entity under one checklist, side by side. @public */
export interface SnapshotComparison
  extends z.output<typeof snapshotComparisonSchema> {}
