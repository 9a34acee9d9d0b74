import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { FindingTargets } from '../finding/FindingTargets';
import { NamedWrites } from '../NamedWrites';
import { AmendmentWrites } from './AmendmentWrites';
import { DefaultAmendmentService } from './DefaultAmendmentService';

/** The service of small edits of answers after they were decided on. @internal */
export function createAmendmentServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const known = { ...options, ...stores, ...parts, timeZone: config.timeZone };
  return {
    amendmentService: new DefaultAmendmentService({
      ...known,
      amendmentWrites: new AmendmentWrites(known),
      targets: new FindingTargets(known),
      writes: new NamedWrites(known),
    }),
  };
}
