import { MyReadinessService } from '../service/MyReadinessService';
import { Handlers } from './Handlers';

/** @internal */
export function mineHandlers(
  mine: MyReadinessService,
): Pick<Handlers, 'getMyReadiness' | 'listWaiting'> {
  return {
    getMyReadiness: (_, options) => mine.getMyReadiness(options),
    listWaiting: ({ query }, options) => mine.listWaiting(query, options),
  };
}
