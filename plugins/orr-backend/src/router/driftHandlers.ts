import { stringifyEntityRef } from '@backstage/catalog-model';
import { ContradictionService } from '../service/ContradictionService';
import { LessonService } from '../service/LessonService';
import { Handlers } from './Handlers';

/** @internal */
export function driftHandlers(
  contradictions: ContradictionService,
  lessons: LessonService,
): Pick<
  Handlers,
  | 'listEntityContradictions'
  | 'respondToContradiction'
  | 'lookAtContradiction'
  | 'listEntityLessons'
  | 'tellLesson'
  | 'dismissLesson'
  | 'listChecklistLessons'
> {
  const about = <T extends { kind: string; namespace: string; name: string }>({
    kind,
    namespace,
    name,
    ...rest
  }: T) => ({
    ...rest,
    entityRef: stringifyEntityRef({ kind, namespace, name }),
  });
  return {
    listEntityContradictions: ({ params }, options) =>
      contradictions.listEntityContradictions(about(params), options),
    respondToContradiction: ({ params, body }, options) =>
      contradictions.respondToContradiction(
        { ...body, ...about(params) },
        options,
      ),
    lookAtContradiction: ({ params, body }, options) =>
      contradictions.lookAtContradiction(
        { ...body, ...about(params) },
        options,
      ),
    listEntityLessons: ({ params }, options) =>
      lessons.listEntityLessons(about(params), options),
    tellLesson: ({ params, body }, options) =>
      lessons.tellLesson({ ...body, ...about(params) }, options),
    dismissLesson: ({ params, body }, options) =>
      lessons.dismissLesson({ ...body, ...about(params) }, options),
    listChecklistLessons: ({ params, query }, options) =>
      lessons.listChecklistLessons({ ...query, ...params }, options),
  };
}
