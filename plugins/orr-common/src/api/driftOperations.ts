import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from '../permissions';
import {
  ContradictionItem,
  contradictionItemSchema,
  ContradictionList,
  contradictionListSchema,
  dismissLessonBodySchema,
  Lesson,
  LessonList,
  lessonListSchema,
  LessonPage,
  lessonPageSchema,
  lessonSchema,
  lookAtContradictionBodySchema,
  respondToContradictionBodySchema,
  tellLessonBodySchema,
} from './driftSchemas';
import { Operation } from './Operation';
import { entityParams, paging } from './operationParams';

const ENTITY = '/entities/:kind/:namespace/:name';
const contradictionParams = entityParams.extend({ contradictionId: z.uuid() });
const lessonParams = entityParams.extend({ lessonId: z.uuid() });
const contradiction = schemaOf<ContradictionItem>(contradictionItemSchema);
const lesson = schemaOf<Lesson>(lessonSchema);

/** Signals that contradict what was decided on, and what launch reviews missed. @internal */
export const driftOperations = {
  listEntityContradictions: {
    method: 'get',
    path: `${ENTITY}/contradictions`,
    summary:
      'Signals that contradict the answers which the decisions in force about an entity rest on, and what was said to them',
    params: entityParams,
    response: schemaOf<ContradictionList>(contradictionListSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'contradiction-fetch', meta: { queryType: 'entity' } },
  },
  respondToContradiction: {
    method: 'post',
    path: `${ENTITY}/contradictions/:contradictionId/responses`,
    summary:
      'Say to a contradiction that it will be fixed, that the answer holds all the same, or that the signal errs',
    params: contradictionParams,
    body: respondToContradictionBodySchema,
    response: contradiction,
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: {
      eventId: 'contradiction-mutate',
      meta: { actionType: 'respond' },
    },
  },
  lookAtContradiction: {
    method: 'post',
    path: `${ENTITY}/contradictions/:contradictionId/looks`,
    summary:
      'Say, as somebody else who may decide, whether an explanation of a contradiction stands; a refused one is asked for anew',
    params: contradictionParams,
    body: lookAtContradictionBodySchema,
    response: contradiction,
    status: 201,
    permission: orrReviewDecidePermission,
    audit: { eventId: 'contradiction-mutate', meta: { actionType: 'look' } },
  },
  listEntityLessons: {
    method: 'get',
    path: `${ENTITY}/lessons`,
    summary: 'What is asked, and was told, of what its launch reviews missed',
    params: entityParams,
    response: schemaOf<LessonList>(lessonListSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'lesson-fetch', meta: { queryType: 'entity' } },
  },
  tellLesson: {
    method: 'post',
    path: `${ENTITY}/lessons/:lessonId/answers`,
    summary: 'Tell what a launch review missed; no standing moves by it',
    params: lessonParams,
    body: tellLessonBodySchema,
    response: lesson,
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'lesson-mutate', meta: { actionType: 'tell' } },
  },
  dismissLesson: {
    method: 'post',
    path: `${ENTITY}/lessons/:lessonId/dismissals`,
    summary: 'Say that a launch review missed nothing, so that it is not asked',
    params: lessonParams,
    body: dismissLessonBodySchema,
    response: lesson,
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'lesson-mutate', meta: { actionType: 'dismiss' } },
  },
  listChecklistLessons: {
    method: 'get',
    path: '/checklists/:checklistId/lessons',
    summary:
      'What launch reviews under a checklist missed, of the entities that the caller may see, newest first; for authors',
    params: z.object({ checklistId: z.string().min(1).max(128) }),
    query: z.object(paging),
    response: schemaOf<LessonPage>(lessonPageSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'lesson-fetch', meta: { queryType: 'checklist' } },
  },
} as const satisfies Record<string, Operation>;
