import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { DefaultExemptionService } from '../exemption/DefaultExemptionService';
import { ExemptionAccess } from '../exemption/ExemptionAccess';
import { ExemptionWrites } from '../exemption/ExemptionWrites';
import { NamedWrites } from '../NamedWrites';
import { AuthorizedProgrammeService } from './AuthorizedProgrammeService';
import { DefaultProgrammeService } from './DefaultProgrammeService';
import { EntityScan } from './EntityScan';
import { ProgrammePlanning } from './ProgrammePlanning';

/** What the organisation has agreed on about its reviews, and what is exempt from them. @internal */
export function createProgrammeServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const { mayDecide } = config;
  const writes = new NamedWrites({ ...options, ...stores });
  const view = parts.exemptionView;
  return {
    programme: new AuthorizedProgrammeService({
      ...options,
      mayDecide,
      service: new DefaultProgrammeService({
        ...options,
        ...stores,
        ...parts,
        writes,
        tierKeys: config.tier,
        planning: new ProgrammePlanning({
          ...stores,
          ...parts,
          scan: new EntityScan({ ...stores, ...parts }),
        }),
      }),
    }),
    exemptions: new DefaultExemptionService({
      ...stores,
      ...parts,
      exemptionAccess: new ExemptionAccess({ ...stores, ...parts }),
      exemptionWrites: new ExemptionWrites({ ...stores, ...parts, view }),
      mayDecide,
      view,
      writes,
    }),
  };
}
