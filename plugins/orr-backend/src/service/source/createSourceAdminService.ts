import type { ServicesOptions } from '../createServices';
import type { SharedServices } from '../createSharedServices';
import { InboxTopics } from '../inbox/InboxTopics';
import { NamedWrites } from '../NamedWrites';
import { DefaultSourceAdminService } from './DefaultSourceAdminService';
import { SourceHealth } from './SourceHealth';
import { SourceRuleTrial } from './SourceRuleTrial';

/** What administrators of sources see and change. @internal */
export function createSourceAdminService(
  options: ServicesOptions,
  parts: SharedServices & { inboxTopics: InboxTopics },
) {
  const { config, stores } = options;
  const known = { ...options, ...stores, ...parts };
  return new DefaultSourceAdminService({
    ...known,
    sourceHealth: new SourceHealth({ ...known, poll: config.sourcePoll }),
    sourceRuleTrial: new SourceRuleTrial(known),
    writes: new NamedWrites(known),
  });
}
