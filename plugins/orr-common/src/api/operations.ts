import { Permission } from '@backstage/plugin-permission-common';
import { z } from 'zod';
import {
  orrChecklistReadPermission,
  orrReadinessReadPermission,
  orrReviewCreatePermission,
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from '../permissions';
import { schemaOf } from '../checklist/schemaOf';
import { Answer } from '../review/answer';
import { decisionOperations } from './decisionOperations';
import { programmeOperations } from './programmeOperations';
import { historyOperations } from './historyOperations';
import { identityOperations } from './identityOperations';
import { mineOperations } from './mineOperations';
import { scrutinyOperations } from './scrutinyOperations';
import { answerSchema } from './answerSchemas';
import {
  ChecklistSummary,
  ChecklistVersion,
  checklistSummarySchema,
  checklistVersionSchema,
} from './checklistSchemas';
import { EntityOverview, entityOverviewSchema } from './overviewSchemas';
import {
  ReadinessFacets,
  readinessFacetsSchema,
  readinessFilterQuery,
  readinessSortQuery,
} from './readinessListSchemas';
import {
  CopySource,
  EarlierAnswers,
  EntityFacts,
  SiblingAnswer,
  copyAnswerBodySchema,
  copySourceSchema,
  earlierAnswersSchema,
  entityFactsSchema,
  siblingAnswerSchema,
} from './knownSchemas';
import {
  EntityReadiness,
  ReadinessPage,
  SystemCoverage,
  entityReadinessSchema,
  readinessPageSchema,
  systemCoverageSchema,
} from './readinessSchemas';
import {
  createReviewBodySchema,
  decideReviewBodySchema,
  saveAnswerBodySchema,
  submitReviewBodySchema,
} from './requestSchemas';
import {
  ReviewDetail,
  ReviewPage,
  reviewDetailSchema,
  reviewPageSchema,
} from './reviewSchemas';
import {
  AnswerChanges,
  AnswerPage,
  ReviewPresence,
  answerChangesSchema,
  answerPageSchema,
  presenceBodySchema,
  reviewPresenceSchema,
} from './togetherSchemas';
import { instant, ref } from './wireValues';

/**
 * One route of the HTTP contract: where it is, what goes in and out, which permission guards it and what is audited.
 * The router, the client and the OpenAPI document are all made from these.
 *
 * @public
 */
export interface Operation {
  /** The HTTP method, in lower case as Express has it. */
  method: 'get' | 'post' | 'put';
  /** Express path below /api/orr. */
  path: string;
  /** What it does, in a sentence for the OpenAPI document. */
  summary: string;
  /** The parameters in the path, by name. */
  params?: z.ZodObject;
  /** The query parameters; those that a schema does not know are ignored. */
  query?: z.ZodObject;
  /** The body of the request, as JSON. */
  body?: z.ZodObject;
  /** What is answered with `status`. */
  response: z.ZodType;
  /** The content type of a file, which is written piece by piece; without it the response is JSON, written whole. */
  produces?: 'text/csv' | 'application/json';
  /** The status of success; refusals are errors of `@backstage/errors`. */
  status: 200 | 201;
  /** Leaves nothing behind that outlives the page it comes from: guarded and audited like a read, whatever its method. */
  ephemeral?: true;
  /** The permission that guards it, or why none does. */
  permission: Permission | { none: string };
  /** The audit event, named without the plugin. */
  audit: {
    eventId: string;
    meta: Record<'actionType', string> | Record<'queryType', string>;
  };
}

const entityParams = z.object({
  kind: z.string().min(1).max(63),
  namespace: z.string().min(1).max(63),
  name: z.string().min(1).max(63),
});
const reviewParams = z.object({ reviewId: z.uuid() });
const answerParams = reviewParams.extend({
  questionId: z.string().min(1).max(128),
});
const paging = {
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/**
 * The whole HTTP contract of the plugin.
 *
 * @public
 */
export const operations = {
  listChecklists: {
    method: 'get',
    path: '/checklists',
    summary: 'The checklists of the organisation in their current version',
    response: z.object({
      items: z.array(schemaOf<ChecklistSummary>(checklistSummarySchema)),
    }),
    status: 200,
    permission: orrChecklistReadPermission,
    audit: { eventId: 'checklist-fetch', meta: { queryType: 'all' } },
  },
  getChecklistVersion: {
    method: 'get',
    path: '/checklists/:checklistId/versions/:version',
    summary: 'One immutable version of a checklist with all its questions',
    params: z.object({
      checklistId: z.string().min(1).max(128),
      // Versions are stored as 32 bits.
      version: z.coerce.number().int().min(1).max(2_147_483_647),
    }),
    response: schemaOf<ChecklistVersion>(checklistVersionSchema),
    status: 200,
    permission: orrChecklistReadPermission,
    audit: { eventId: 'checklist-fetch', meta: { queryType: 'by-version' } },
  },
  getEntityReadiness: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/readiness',
    summary:
      'The standing of one entity under each checklist, with the reasons',
    params: entityParams,
    response: schemaOf<EntityReadiness>(entityReadinessSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'by-entity' } },
  },
  getEntityOverview: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/overview',
    summary:
      'What the tab of an entity shows at first: standings, running reviews and the newest ones',
    params: entityParams,
    query: z.object({
      /** How many of the newest reviews. */
      reviews: z.coerce.number().int().min(1).max(50).default(10),
    }),
    response: schemaOf<EntityOverview>(entityOverviewSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'overview' } },
  },
  listEntityReviews: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/reviews',
    summary: 'The reviews of one entity, newest first',
    params: entityParams,
    query: z.object(paging),
    response: schemaOf<ReviewPage>(reviewPageSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'review-fetch', meta: { queryType: 'by-entity' } },
  },
  getEntityFacts: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/facts',
    summary: 'What the catalog knows of an entity that helps to answer',
    params: entityParams,
    response: schemaOf<EntityFacts>(entityFactsSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'facts-fetch', meta: { queryType: 'by-entity' } },
  },
  getSystemCoverage: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/coverage',
    summary:
      'The parts of a system, and which of them one review could cover under which checklist',
    params: entityParams,
    response: schemaOf<SystemCoverage>(systemCoverageSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'coverage' } },
  },
  listReadiness: {
    method: 'get',
    path: '/readiness',
    summary:
      'All entities the viewer may see, never reviewed ones included, with their headline standing',
    query: z.object({
      ...paging,
      ...readinessFilterQuery,
      ...readinessSortQuery,
    }),
    response: schemaOf<ReadinessPage>(readinessPageSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'all' } },
  },
  getReadinessFacets: {
    method: 'get',
    path: '/readiness/facets',
    summary:
      'How many entities there are for each value of a filter of the list, as far as the viewer sees',
    query: z.object(readinessFilterQuery),
    response: schemaOf<ReadinessFacets>(readinessFacetsSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'facets' } },
  },
  exportReadiness: {
    method: 'get',
    path: '/readiness.csv',
    summary: 'The whole of a filtered list as a CSV file',
    query: z.object({ ...readinessFilterQuery, ...readinessSortQuery }),
    response: z.string(),
    produces: 'text/csv',
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'export' } },
  },
  createReview: {
    method: 'post',
    path: '/reviews',
    summary:
      'Start a review of an entity, or of a system covering some of its parts',
    body: createReviewBodySchema,
    response: schemaOf<ReviewDetail>(reviewDetailSchema),
    status: 201,
    permission: orrReviewCreatePermission,
    audit: { eventId: 'review-mutate', meta: { actionType: 'create' } },
  },
  getReview: {
    method: 'get',
    path: '/reviews/:reviewId',
    summary:
      'One review with its checklist, answers, latest snapshot and decision',
    params: reviewParams,
    response: schemaOf<ReviewDetail>(reviewDetailSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'review-fetch', meta: { queryType: 'by-id' } },
  },
  saveAnswer: {
    method: 'put',
    path: '/reviews/:reviewId/answers/:questionId',
    summary:
      'Save the answer to one question, or what differs for one covered entity',
    params: answerParams,
    body: saveAnswerBodySchema,
    response: schemaOf<Answer>(answerSchema),
    status: 200,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'answer-mutate', meta: { actionType: 'save' } },
  },
  listAnswers: {
    method: 'get',
    path: '/reviews/:reviewId/answers',
    summary: 'The answers of a review, or those that changed since an instant',
    params: reviewParams,
    query: z.object({ since: instant.optional() }),
    response: schemaOf<AnswerChanges>(answerChangesSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'answer-fetch', meta: { queryType: 'by-review' } },
  },
  listAnswerHistory: {
    method: 'get',
    path: '/reviews/:reviewId/answers/:questionId/history',
    summary:
      'Every value that one answer had, or what differs for one covered entity, newest first',
    params: answerParams,
    query: z.object({
      ...paging,
      entityRef: ref
        .optional()
        .describe('Of a covered entity: the values of what differs for it'),
    }),
    response: schemaOf<AnswerPage>(answerPageSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'answer-fetch', meta: { queryType: 'history' } },
  },
  notePresence: {
    method: 'put',
    path: '/reviews/:reviewId/presence',
    summary: 'Say where in a review one is, and hear who else is there',
    params: reviewParams,
    body: presenceBodySchema,
    response: schemaOf<ReviewPresence>(reviewPresenceSchema),
    status: 200,
    ephemeral: true,
    permission: orrReviewReadPermission,
    audit: { eventId: 'presence-note', meta: { actionType: 'presence' } },
  },
  copyAnswer: {
    method: 'post',
    path: '/reviews/:reviewId/answers/:questionId/copies',
    summary:
      'Answer a question as an earlier review or a sibling entity has answered it',
    params: answerParams,
    body: copyAnswerBodySchema,
    response: schemaOf<Answer>(answerSchema),
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'answer-mutate', meta: { actionType: 'copy' } },
  },
  listSiblingAnswers: {
    method: 'get',
    path: '/reviews/:reviewId/answers/:questionId/siblings',
    summary:
      'How other entities of the same owner answered the question, newest decided first, at most 20',
    params: answerParams,
    response: z.object({
      items: z.array(schemaOf<SiblingAnswer>(siblingAnswerSchema)),
    }),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'answer-fetch', meta: { queryType: 'siblings' } },
  },
  getEarlierAnswers: {
    method: 'get',
    path: '/reviews/:reviewId/earlier-answers',
    summary: 'What the entity answered in its last decided review',
    params: reviewParams,
    response: schemaOf<EarlierAnswers>(earlierAnswersSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'answer-fetch', meta: { queryType: 'earlier' } },
  },
  listCopySources: {
    method: 'get',
    path: '/reviews/:reviewId/copy-sources',
    summary: 'Whose answers were copied into a review',
    params: reviewParams,
    response: z.object({
      items: z.array(schemaOf<CopySource>(copySourceSchema)),
    }),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'answer-fetch', meta: { queryType: 'copy-sources' } },
  },
  submitReview: {
    method: 'post',
    path: '/reviews/:reviewId/submissions',
    summary: 'Freeze a snapshot and hand the review to whoever decides',
    params: reviewParams,
    body: submitReviewBodySchema,
    response: schemaOf<ReviewDetail>(reviewDetailSchema),
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'review-mutate', meta: { actionType: 'submit' } },
  },
  decideReview: {
    method: 'post',
    path: '/reviews/:reviewId/decisions',
    summary: 'Decide a submitted review on its snapshot',
    params: reviewParams,
    body: decideReviewBodySchema,
    response: schemaOf<ReviewDetail>(reviewDetailSchema),
    status: 201,
    permission: orrReviewDecidePermission,
    audit: { eventId: 'review-mutate', meta: { actionType: 'decide' } },
  },
  ...scrutinyOperations,
  ...decisionOperations,
  ...programmeOperations,
  ...historyOperations,
  ...identityOperations,
  ...mineOperations,
  getOpenApi: {
    method: 'get',
    path: '/openapi.json',
    summary: 'This contract as an OpenAPI 3.1 document',
    response: z.looseObject({ openapi: z.string() }),
    status: 200,
    permission: { none: 'describes the interface and holds no data' },
    audit: { eventId: 'contract-fetch', meta: { queryType: 'openapi' } },
  },
} as const satisfies Record<string, Operation>;

/** The type of {@link operations}: each operation by its id. @public */
export type Operations = typeof operations;
/** The id of an operation, which is also the name of its method of {@link OrrApi}. @public */
export type OperationId = keyof Operations;

/** What a caller of an operation passes: path parameters, query and body, as far as it takes any. @public */
export type OperationInput<TId extends OperationId> = {
  [TPart in Extract<
    keyof Operations[TId],
    'params' | 'query' | 'body'
  >]: z.input<Operations[TId][TPart]>;
};

/** The same after validation, as a handler sees it; what an operation does not take is empty. @public */
export type ParsedOperationInput<TId extends OperationId> = {
  [TPart in 'params' | 'query' | 'body']: Operations[TId] extends {
    [_ in TPart]: infer TSchema;
  }
    ? z.output<TSchema>
    : {};
};

/** What an operation answers. @public */
export type OperationOutput<TId extends OperationId> = z.output<
  Operations[TId]['response']
>;
