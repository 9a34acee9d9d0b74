import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { FindingTargets } from '../finding/FindingTargets';
import { NamedWrites } from '../NamedWrites';
import { DefaultDisclosureService } from './DefaultDisclosureService';
import { DisclosureView } from './DisclosureView';
import { DisclosureWrites } from './DisclosureWrites';

/** The service of what is said of answers after they were decided on. @internal */
export function createDisclosureServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const { timeZone } = config;
  const known = { ...options, ...stores, ...parts, timeZone };
  const disclosureView = new DisclosureView(known);
  return {
    disclosures: new DefaultDisclosureService({
      ...known,
      disclosureView,
      disclosureWrites: new DisclosureWrites({ ...known, disclosureView }),
      targets: new FindingTargets(known),
      writes: new NamedWrites(known),
    }),
  };
}
