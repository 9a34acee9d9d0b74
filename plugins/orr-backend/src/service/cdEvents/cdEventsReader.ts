import {
  environmentTierOf,
  EnvironmentRule,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { InboxReader } from '../inbox/InboxMeaning';
import { CDEVENTS } from './cdEventSubject';
import { readCdEvent } from './readCdEvent';

/** Reads events of the topic `cdevents`. @internal */
export function cdEventsReader(options: {
  clock: OrrClock;
  environmentRules: EnvironmentRule[];
}): InboxReader {
  const { clock, environmentRules } = options;
  return {
    sourceId: CDEVENTS,
    title: 'CDEvents',
    topics: [CDEVENTS],
    isPolled: false,
    read: ({ payload }) => [
      readCdEvent(payload, {
        now: clock.now(),
        tierOf: environment =>
          environmentTierOf(
            { provider: CDEVENTS, bindingKey: '', environment },
            environmentRules,
          ),
      }),
    ],
  };
}
