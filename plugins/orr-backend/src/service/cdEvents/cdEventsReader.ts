import { environmentTierOf } from 'backstage-plugin-orr-common';
import { InboxReader } from '../inbox/InboxMeaning';
import { CDEVENTS } from './cdEventSubject';
import { readCdEvent } from './readCdEvent';

/** Reads events of the topic `cdevents`. @internal */
export const cdEventsReader: InboxReader = {
  sourceId: CDEVENTS,
  title: 'CDEvents',
  topics: [CDEVENTS],
  isPolled: false,
  read: ({ payload }, { now, environments }) => [
    readCdEvent(payload, {
      now,
      tierOf: environment =>
        environmentTierOf(
          { provider: CDEVENTS, bindingKey: '', environment },
          environments,
        ),
    }),
  ],
};
