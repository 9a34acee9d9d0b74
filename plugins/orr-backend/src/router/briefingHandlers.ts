import { BriefingService } from '../service/BriefingService';
import { Handlers } from './Handlers';

/** @internal */
export function briefingHandlers(
  briefings: BriefingService,
): Pick<Handlers, 'listReadinessChanges' | 'listDue' | 'getBriefing'> {
  return {
    listReadinessChanges: ({ query }, options) =>
      briefings.listReadinessChanges(query, options),
    listDue: ({ query }, options) => briefings.listDue(query, options),
    getBriefing: ({ query }, options) => briefings.getBriefing(query, options),
  };
}
