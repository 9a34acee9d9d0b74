import { stringifyEntityRef } from '@backstage/catalog-model';
import { DecisionFollowUpService } from '../service/DecisionFollowUpService';
import { HistoryService } from '../service/HistoryService';
import { Handlers } from './Handlers';

/** @internal */
export function decisionHandlers(
  followUp: DecisionFollowUpService,
  history: HistoryService,
): Pick<
  Handlers,
  | 'meetCondition'
  | 'extendCondition'
  | 'lookAtSample'
  | 'listSnapshots'
  | 'getSnapshot'
  | 'createSnapshot'
  | 'listEntitySnapshots'
  | 'listEntityDecisions'
> {
  return {
    meetCondition: ({ params, body }, options) =>
      followUp.meetCondition({ ...body, ...params }, options),
    extendCondition: ({ params, body }, options) =>
      followUp.extendCondition({ ...body, ...params }, options),
    lookAtSample: ({ params, body }, options) =>
      followUp.lookAtSample({ ...body, ...params }, options),
    listSnapshots: ({ params }, options) =>
      history.listSnapshots(params, options),
    getSnapshot: ({ params }, options) => history.getSnapshot(params, options),
    createSnapshot: ({ params, body }, options) =>
      history.createSnapshot({ ...body, ...params }, options),
    listEntitySnapshots: ({ params, query }, options) =>
      history.listEntitySnapshots(
        { entityRef: stringifyEntityRef(params), ...query },
        options,
      ),
    listEntityDecisions: ({ params, query }, options) =>
      history.listEntityDecisions(
        { entityRef: stringifyEntityRef(params), ...query },
        options,
      ),
  };
}
