import { InboxEvent, InboxTopic } from 'backstage-plugin-orr-common';
import { AT } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const EVENT_ID = 'a1'.repeat(32);

const cdEvent = {
  context: { type: 'dev.cdevents.service.deployed.0.3.0' },
  subject: { id: 'checkout' },
};

const topic: InboxTopic = {
  topic: 'cdevents',
  sources: ['cdevents'],
  recordedFrom: [],
  counts: { waiting: 1, done: 40, ignored: 2, rejected: 1, dead: 0 },
  oldestWaitingAt: AT,
  lastReceivedAt: AT,
  lastRejectedAt: AT,
  lastRejectedWhy: 'It is no JSON object',
  rejected: 7,
  unknownBindings: 2,
  lastUnknownAt: AT,
  tooLarge: 0,
  collapsed: 0,
};

const rejected: InboxEvent = {
  id: EVENT_ID,
  topic: 'cdevents',
  via: 'event',
  isVerified: false,
  state: 'rejected',
  why: 'It is no JSON object',
  attempts: 1,
  receivedAt: AT,
  stateAt: AT,
};

/** Examples around events of other systems. @internal */
export const inboxExamples: {
  [TId in 'sendEvents' | 'getInbox' | 'retryInboxEvent']: OperationExample<TId>;
} = {
  sendEvents: {
    url: '/events/cdevents',
    body: cdEvent,
    served: {
      by: 'sourceEventService.sendEvents',
      with: { topic: 'cdevents', events: [cdEvent] },
    },
    output: { accepted: 1, duplicates: 0 },
    invalid: { body: [], message: 'body: Too small' },
    auditMeta: { actionType: 'send', topic: 'cdevents' },
  },
  getInbox: {
    url: '/sources/inbox?state=rejected',
    served: {
      by: 'sourceEventService.getInbox',
      with: { limit: 50, state: 'rejected' },
    },
    output: {
      waiting: 1,
      oldestWaitingAt: AT,
      topics: [topic],
      items: [rejected],
    },
    invalid: {
      url: '/sources/inbox?state=lost',
      message: 'query.state: Invalid option',
    },
    auditMeta: { queryType: 'inbox' },
  },
  retryInboxEvent: {
    url: `/sources/inbox/${EVENT_ID}/retry`,
    served: {
      by: 'sourceEventService.retryInboxEvent',
      with: { inboxEventId: EVENT_ID },
    },
    output: { state: 'waiting' },
    invalid: {
      url: '/sources/inbox/17/retry',
      message: 'params.inboxEventId: must be the id of an event',
    },
    auditMeta: { actionType: 'retry', inboxEventId: EVENT_ID },
  },
};
