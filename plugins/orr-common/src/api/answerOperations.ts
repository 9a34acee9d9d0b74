import { z } from 'zod';
import {
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from '../permissions';
import { schemaOf } from '../checklist/schemaOf';
import { Answer } from '../review/answer';
import { answerSchema } from './answerSchemas';
import {
  CopySource,
  EarlierAnswers,
  SiblingAnswer,
  copyAnswerBodySchema,
  copySourceSchema,
  earlierAnswersSchema,
  siblingAnswerSchema,
} from './knownSchemas';
import { Operation } from './Operation';
import { answerParams, paging, reviewParams } from './operationParams';
import {
  affirmAnswersBodySchema,
  saveAnswerBodySchema,
} from './requestSchemas';
import {
  AffirmedAnswers,
  AnswerChanges,
  AnswerPage,
  ReviewPresence,
  affirmedAnswersSchema,
  answerChangesSchema,
  answerPageSchema,
  presenceBodySchema,
  reviewPresenceSchema,
} from './togetherSchemas';
import { instant, ref } from './wireValues';

/** How the questions of a review are answered, together and with what is known from elsewhere. @internal */
export const answerOperations = {
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
  affirmAnswers: {
    method: 'post',
    path: '/reviews/:reviewId/affirm',
    summary:
      'Say of answers carried over from an earlier review that they still hold: all of them, or none',
    params: reviewParams,
    body: affirmAnswersBodySchema,
    response: schemaOf<AffirmedAnswers>(affirmedAnswersSchema),
    status: 200,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'answer-mutate', meta: { actionType: 'affirm' } },
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
} as const satisfies Record<string, Operation>;
