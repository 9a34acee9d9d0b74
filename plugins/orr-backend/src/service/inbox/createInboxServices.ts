import { cdEventsReader } from '../cdEvents/cdEventsReader';
import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { KeyedWrites } from '../KeyedWrites';
import { SourceRecords } from '../source/SourceRecords';
import { DefaultSourceEventService } from './DefaultSourceEventService';
import { EventRecords } from './EventRecords';
import { EventSubjects } from './EventSubjects';
import { Inbox } from './Inbox';
import { InboxTopics } from './InboxTopics';
import { InboxWork, ReadRules } from './InboxWork';
import { sourceReaders } from './sourceReaders';

/** What takes events in, works them off, and tells admins of them. @internal */
export function createInboxServices(
  options: ServicesOptions,
  parts: SharedServices & { sourceRecords: SourceRecords },
) {
  const { config, sources, stores } = options;
  const { rulesInForce } = parts;
  const readRules: ReadRules = async now => ({
    ...(await rulesInForce.read()),
    now,
  });
  const eventInbox = new Inbox(stores);
  const eventSubjects = new EventSubjects(stores);
  const inboxTopics = new InboxTopics({
    readers: [...sourceReaders(sources), cdEventsReader],
    push: config.push,
  });
  return {
    eventInbox,
    inboxTopics,
    inboxWork: new InboxWork({
      ...options,
      ...stores,
      eventRecords: new EventRecords({ ...stores, ...parts, eventSubjects }),
      inboxTopics,
      readRules,
    }),
    sourceEventService: new DefaultSourceEventService({
      ...options,
      ...stores,
      ...parts,
      eventInbox,
      eventSubjects,
      inboxTopics,
      readRules,
      writes: new KeyedWrites({ ...options, ...stores }),
    }),
  };
}
