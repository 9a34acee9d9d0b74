import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { NamedWrites } from '../NamedWrites';
import { ConditionChanges } from './ConditionChanges';
import { DefaultDecisionFollowUpService } from './DefaultDecisionFollowUpService';
import { SampleLook } from './SampleLook';

/** What happens to a decision after it was taken. @internal */
export function createFollowUpServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const { mayDecide, timeZone } = config;
  return {
    followUp: new DefaultDecisionFollowUpService({
      ...parts,
      writes: new NamedWrites({ ...options, ...stores }),
      conditionChanges: new ConditionChanges({
        ...parts,
        ...stores,
        timeZone,
      }),
      sampleLook: new SampleLook(stores),
      mayDecide,
    }),
  };
}
