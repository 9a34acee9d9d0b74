import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { InboxTopics } from '../inbox/InboxTopics';
import { NamedWrites } from '../NamedWrites';
import { BindingList } from './BindingList';
import { BindingTrial } from './BindingTrial';
import { DefaultSourceAdminService } from './DefaultSourceAdminService';
import { DefaultSourceBindingService } from './DefaultSourceBindingService';
import { DeployRuleTrial } from './DeployRuleTrial';
import { LinkRuleTrial } from './LinkRuleTrial';
import { SourceHealth } from './SourceHealth';
import { SourceProbes } from './SourceProbes';
import { SourceRuleTrial } from './SourceRuleTrial';

/** What administrators of sources see and change. @internal */
export function createSourceAdminServices(
  options: ServicesOptions,
  parts: SharedServices & { inboxTopics: InboxTopics },
) {
  const { config, stores } = options;
  const known = {
    ...options,
    ...stores,
    ...parts,
    poll: config.sourcePoll,
    sourceProbes: new SourceProbes(options),
  };
  return {
    sourceAdminService: new DefaultSourceAdminService({
      ...known,
      sourceHealth: new SourceHealth(known),
      sourceRuleTrial: new SourceRuleTrial({
        ...known,
        deployRuleTrial: new DeployRuleTrial(known),
        linkRuleTrial: new LinkRuleTrial(known),
      }),
      writes: new NamedWrites(known),
    }),
    sourceBindingService: new DefaultSourceBindingService({
      ...known,
      bindingList: new BindingList(known),
      bindingTrial: new BindingTrial(known),
    }),
  };
}
