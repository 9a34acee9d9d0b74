import { stringifyEntityRef } from '@backstage/catalog-model';
import { OrrMetrics } from '../metrics';
import { AnswerReuseService } from '../service/AnswerReuseService';
import { EntityFactsService } from '../service/EntityFactsService';
import { Handlers } from './Handlers';

type KnownOperationId =
  | 'getEntityFacts'
  | 'getEarlierAnswers'
  | 'listSiblingAnswers'
  | 'listCopySources'
  | 'copyAnswer';

/** @internal */
export function knownHandlers(
  facts: EntityFactsService,
  reuse: AnswerReuseService,
  metrics: OrrMetrics,
): Pick<Handlers, KnownOperationId> {
  return {
    getEntityFacts: ({ params }, options) =>
      facts.getEntityFacts({ entityRef: stringifyEntityRef(params) }, options),
    getEarlierAnswers: ({ params }, options) =>
      reuse.getEarlierAnswers(params, options),
    listSiblingAnswers: ({ params }, options) =>
      reuse.listSiblingAnswers(params, options),
    listCopySources: ({ params }, options) =>
      reuse.listCopySources(params, options),
    copyAnswer: async ({ params, body }, options) => {
      const answer = await reuse.copyAnswer({ ...body, ...params }, options);
      metrics.answerSaved();
      return answer;
    },
  };
}
