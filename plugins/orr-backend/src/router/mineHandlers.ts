import { MyReadinessService } from '../service/MyReadinessService';
import { MySettingsService } from '../service/MySettingsService';
import { Handlers } from './Handlers';

/** @internal */
export function mineHandlers(
  mine: MyReadinessService,
  settings: MySettingsService,
): Pick<
  Handlers,
  | 'getMyReadiness'
  | 'listWaiting'
  | 'listDesk'
  | 'getMySettings'
  | 'setAway'
  | 'setDigest'
> {
  return {
    getMyReadiness: (_, options) => mine.getMyReadiness(options),
    getMySettings: (_, options) => settings.getMySettings(options),
    setAway: ({ body }, options) => settings.setAway(body, options),
    setDigest: ({ body }, options) => settings.setDigest(body, options),
    listDesk: ({ query }, options) => mine.listDesk(query, options),
    listWaiting: ({ query }, options) => mine.listWaiting(query, options),
  };
}
