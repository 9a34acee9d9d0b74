import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  DispositionListService,
  DispositionService,
} from '../service/DispositionService';
import { Handlers } from './Handlers';

/** @internal */
export function findingHandlers(
  dispositions: DispositionService,
  lists: DispositionListService,
): Pick<
  Handlers,
  | 'listReviewDispositions'
  | 'listEntityDispositions'
  | 'proposeDisposition'
  | 'fillBacklog'
  | 'changeAction'
  | 'postponeAction'
  | 'decideDisposition'
  | 'closeDisposition'
  | 'listDispositions'
  | 'exportDispositions'
> {
  return {
    listReviewDispositions: ({ params }, options) =>
      lists.listReviewDispositions(params, options),
    listEntityDispositions: ({ params }, options) =>
      lists.listEntityDispositions(
        { entityRef: stringifyEntityRef(params) },
        options,
      ),
    proposeDisposition: ({ params, body }, options) =>
      dispositions.proposeDisposition({ ...body, ...params }, options),
    fillBacklog: ({ params, body }, options) =>
      dispositions.fillBacklog({ ...body, ...params }, options),
    changeAction: ({ params, body }, options) =>
      dispositions.changeAction({ ...body, ...params }, options),
    postponeAction: ({ params, body }, options) =>
      dispositions.postponeAction({ ...body, ...params }, options),
    decideDisposition: ({ params, body }, options) =>
      dispositions.decideDisposition({ ...body, ...params }, options),
    closeDisposition: ({ params, body }, options) =>
      dispositions.closeDisposition({ ...body, ...params }, options),
    listDispositions: ({ query }, options) =>
      lists.listDispositions(query, options),
    exportDispositions: ({ query }, options) =>
      lists.exportDispositions(query, options),
  };
}
