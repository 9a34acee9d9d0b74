import { z } from 'zod';
import {
  Question,
  questionSchema,
  reviewKindSchema,
} from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import { Bearing } from '../incident/bearingQuestions';
import { QuestionIncidents } from '../incident/incidentStatistics';
import { WOULD_HAVE_HELPED } from '../incident/incidentFinding';
import { Answer } from '../review/answer';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { Level } from '../review/disposition';
import { answerSchema } from './answerSchemas';
import { decisionOutcomeSchema } from './decisionSchemas';
import { mutationIdSchema } from './requestSchemas';
import { instant } from './wireValues';

const LEVELS = [
  'HIGH',
  'MEDIUM',
  'LOW',
  'NONE',
  'UNANSWERED',
  'NOT_APPLICABLE',
] as const satisfies readonly Level[];

const count = z.int().min(0);
const wouldHaveHelpedSchema = z.enum(WOULD_HAVE_HELPED);

/** Schema of {@link IncidentFinding}. @public */
export const incidentFindingSchema = z.object({
  checklistId: z
    .string()
    .optional()
    .describe('Absent where no question is named'),
  questionId: z
    .string()
    .optional()
    .describe('The question that should have caught it'),
  questionTitle: z.string().optional().describe('As it was worded then'),
  wouldHaveHelped: wouldHaveHelpedSchema.describe(
    'Without a question: notAsked where one is missing, no where none could have helped',
  ),
  note: z.string().optional(),
  revision: z.int().min(1),
  saidBy: z.string(),
  saidAt: instant,
});

/** What somebody said in hindsight about an incident of an entity. @public */
export interface IncidentFinding
  extends z.output<typeof incidentFindingSchema> {}

/** Schema of {@link EntityIncident}. @public */
export const entityIncidentSchema = z.object({
  id: z.string(),
  provider: z.string().describe('The source that tells of it'),
  title: z.string().optional(),
  severity: z.string().optional().describe('In the words of the source'),
  openedAt: instant,
  resolvedAt: instant.optional().describe('Absent while it is open'),
  url: z.string().optional(),
  alertBefore: z
    .enum(['yes', 'no', 'unknown'])
    .describe(
      'Whether an alert of the entity fired in the hour before; unknown where nobody can say that there was none',
    ),
  alert: z
    .object({ firedAt: instant, url: z.string().optional() })
    .optional()
    .describe('The first that did'),
  finding: schemaOf<IncidentFinding>(incidentFindingSchema)
    .optional()
    .describe('For whoever may read the reviews of the entity'),
});

/** An incident that hurt an entity. @public */
export interface EntityIncident extends z.output<typeof entityIncidentSchema> {}

/** Schema of {@link EntityIncidentPage}. @public */
export const entityIncidentPageSchema = z.object({
  items: z.array(schemaOf<EntityIncident>(entityIncidentSchema)),
  totalItems: count,
  nextCursor: z.string().optional(),
  may: z.object({
    lookBack: z
      .boolean()
      .describe('Say which question should have caught one that is closed'),
    readFindings: z.boolean(),
  }),
});

/** A page of the incidents of an entity: those that are open first, then the newest. @public */
export interface EntityIncidentPage
  extends z.output<typeof entityIncidentPageSchema> {}

/** Schema of {@link ReviewBefore}. @public */
export const reviewBeforeSchema = z.object({
  reviewId: z.string(),
  entityRef: z
    .string()
    .describe('What it was about: the entity, or a system that it is part of'),
  reviewKind: reviewKindSchema,
  decidedAt: instant,
  decidedBy: z.string(),
  outcome: decisionOutcomeSchema,
});

/** The last review before an incident. @public */
export interface ReviewBefore extends z.output<typeof reviewBeforeSchema> {}

/** Schema of {@link QuestionBefore}. @public */
export const questionBeforeSchema = z.object({
  id: z.string(),
  title: z.string(),
  area: z.string(),
  wasAsked: z.boolean().describe('By the last review before the incident'),
  level: z.enum(LEVELS).optional().describe('As that review judged its answer'),
  bearing: (z.enum(['fact', 'topic', 'area']) satisfies z.ZodType<Bearing>)
    .optional()
    .describe('Why its answer bears on incidents; absent where it does not'),
  question: schemaOf<Question>(questionSchema)
    .optional()
    .describe('Of those that bear on incidents'),
  answer: schemaOf<Answer>(answerSchema)
    .optional()
    .describe('Of those that bear on incidents, as it was decided on'),
});

/** A question with what had been answered before an incident. @public */
export interface QuestionBefore extends z.output<typeof questionBeforeSchema> {}

/** Schema of {@link IncidentHindsight}. @public */
export const incidentHindsightSchema = z.object({
  incident: schemaOf<EntityIncident>(entityIncidentSchema),
  checklists: z.array(
    z.object({
      checklistId: z.string(),
      checklistTitle: z.string(),
      review: schemaOf<ReviewBefore>(reviewBeforeSchema)
        .optional()
        .describe(
          'The last that was decided before the incident; absent where there is none that the caller may read',
        ),
      questions: z.array(schemaOf<QuestionBefore>(questionBeforeSchema)),
    }),
  ),
  may: z.object({ lookBack: z.boolean() }),
});

/** What had been asked and answered before an incident. @public */
export interface IncidentHindsight
  extends z.output<typeof incidentHindsightSchema> {}

/** Schema of {@link RecordIncidentFindingBody}. @public */
export const recordIncidentFindingBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z
    .int()
    .min(0)
    .describe('The finding that this one follows; 0 where there is none yet'),
  checklistId: z.string().min(1).max(128).optional(),
  questionId: z
    .string()
    .min(1)
    .max(128)
    .optional()
    .describe('Left out, with checklistId, where no question is named'),
  wouldHaveHelped: wouldHaveHelpedSchema,
  note: z.string().trim().min(1).max(ANSWER_LIMITS.note).optional(),
});

/** What says which question should have caught an incident. @public */
export interface RecordIncidentFindingBody
  extends z.input<typeof recordIncidentFindingBodySchema> {}

const helpedSchema = z.object({
  yes: count,
  partly: count,
  no: count,
  notAsked: count,
});

/** Schema of {@link QuestionIncidents}. @public */
export const questionIncidentsSchema = z.object({
  questionId: z.string(),
  title: z.string(),
  origin: questionSchema.shape.origin
    .optional()
    .describe('Absent where the checklist asks it no more'),
  links: count.describe('How many links tell why it is asked'),
  incidents: count.describe('How many it should have caught'),
  helped: helpedSchema.describe('How many of them it would have helped with'),
  lastOpenedAt: instant,
}) satisfies z.ZodType<QuestionIncidents>;

/** Schema of {@link IncidentStatistics}. @public */
export const incidentStatisticsSchema = z.object({
  checklistId: z.string(),
  questions: z.array(schemaOf<QuestionIncidents>(questionIncidentsSchema)),
  withoutQuestion: z
    .object({
      missing: count.describe('Where a question is missing'),
      none: count.describe('Where no question could have helped'),
    })
    .describe('Of entities that the checklist asks'),
  notLookedBack: count.describe(
    'Closed incidents of entities that the checklist asks, of which nobody has said anything yet',
  ),
});

/** What incidents say of the questions of a checklist, of the entities that the caller may see. @public */
export interface IncidentStatistics
  extends z.output<typeof incidentStatisticsSchema> {}

/** Schema of {@link ChecklistIncident}. @public */
export const checklistIncidentSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  entityTitle: z.string().optional(),
  incidentTitle: z.string().optional(),
  openedAt: instant,
  url: z.string().optional(),
  finding: schemaOf<IncidentFinding>(incidentFindingSchema),
});

/** An incident with what was said of it, for whoever writes the checklist. @public */
export interface ChecklistIncident
  extends z.output<typeof checklistIncidentSchema> {}

/** Schema of {@link ChecklistIncidentPage}. @public */
export const checklistIncidentPageSchema = z.object({
  items: z.array(schemaOf<ChecklistIncident>(checklistIncidentSchema)),
  nextCursor: z.string().optional(),
});

/** A page of incidents with what was said of them, newest first. @public */
export interface ChecklistIncidentPage
  extends z.output<typeof checklistIncidentPageSchema> {}
