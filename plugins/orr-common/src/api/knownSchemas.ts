import { z } from 'zod';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { factTopicSchema } from '../checklist/factTopics';
import { isSafeUrl } from '../checklist/isSafeUrl';
import { schemaOf } from '../checklist/schemaOf';
import { KnownFact } from '../known';
import { Answer } from '../review/answer';
import { answerSchema } from './answerSchemas';
import { decisionOutcomeSchema } from './decisionSchemas';
import { mutationIdSchema } from './requestSchemas';
import { instant } from './wireValues';

/** Schema of {@link KnownFact}. @public */
export const knownFactSchema = z.object({
  topic: factTopicSchema,
  title: z.string().optional(),
  value: z.string().optional(),
  href: z
    .string()
    .refine(
      href => isSafeUrl(href) || href.startsWith('mailto:'),
      'must be an http, https or mailto address',
    )
    .optional(),
  portalPath: z.string().optional(),
  entities: z
    .array(
      z.object({
        entityRef: z.string(),
        title: z.string().optional(),
        ownerRefs: z.array(z.string()),
      }),
    )
    .optional(),
  from: z.string(),
}) satisfies z.ZodType<KnownFact>;

/** Schema of {@link EntityFacts}. @public */
export const entityFactsSchema = z.object({
  entityRef: z.string(),
  facts: z.array(schemaOf<KnownFact>(knownFactSchema)),
  /** Whether the entity came from the catalog just now, or from what the portal stored. */
  source: z.enum(['catalog', 'stored']),
  /** When the catalog said so. */
  seenAt: instant,
  /** How many questions of each of its checklists the entity is asked, and how many of them have evidence at hand. */
  checklists: z.array(
    z.object({
      checklistId: z.string(),
      prefillable: z.int().min(0),
      questionCount: z.int().min(0),
    }),
  ),
});

/** What the portal knows of an entity by itself. @public */
export interface EntityFacts extends z.output<typeof entityFactsSchema> {}

/** Schema of {@link EarlierAnswers}. @public */
export const earlierAnswersSchema = z.object({
  /** Absent where there was no earlier review, or none the viewer may read. */
  review: z
    .object({
      id: z.string(),
      kind: reviewKindSchema,
      checklistVersion: z.int(),
      decidedAt: instant,
      decidedBy: z.string(),
      outcome: decisionOutcomeSchema,
    })
    .optional(),
  /** As they were decided on. */
  answers: z.array(schemaOf<Answer>(answerSchema)),
});

/** What was answered the last time the entity was reviewed under the same checklist. @public */
export interface EarlierAnswers extends z.output<typeof earlierAnswersSchema> {}

/** Schema of {@link SiblingAnswer}. @public */
export const siblingAnswerSchema = z.object({
  reviewId: z.string(),
  entityRef: z.string(),
  entityTitle: z.string().optional(),
  decidedAt: instant.optional(),
  outcome: decisionOutcomeSchema.optional(),
  answer: schemaOf<Answer>(answerSchema),
});

/** The answer of another entity of the same owner to the same question. @public */
export interface SiblingAnswer extends z.output<typeof siblingAnswerSchema> {}

/** What copies an answer of another review. @internal */
export const copyAnswerBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z
    .int()
    .min(0)
    .describe('The revision of the answer that is replaced, 0 where none is'),
  fromReviewId: z
    .uuid()
    .describe('An earlier review of the entity, or one of a sibling'),
});

/** Schema of {@link CopySource}. @public */
export const copySourceSchema = z.object({
  reviewId: z.string(),
  entityRef: z.string(),
  entityTitle: z.string().optional(),
});

/** The review that an answer was copied from, as far as the viewer may see whose it is. @public */
export interface CopySource extends z.output<typeof copySourceSchema> {}
