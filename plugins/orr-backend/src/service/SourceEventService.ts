import {
  InboxPage,
  ParsedOperationInput,
  RetriedEvent,
  SentEventsResult,
} from 'backstage-plugin-orr-common';
import { KeyedOptions } from './DeployHealthService';
import { RequestOptions } from './ReviewService';

/** @internal */
export interface SendEventsInput {
  topic: string;
  /** As their system made them. */
  events: object[];
}

/** @internal */
export type GetInboxInput = Partial<
  ParsedOperationInput<'getInbox'>['query']
> & {
  limit: number;
};

/** Takes in events that are sent with credentials, and tells admins what became of all. It authorises by itself. @internal */
export interface SourceEventService {
  sendEvents(
    input: SendEventsInput,
    options: KeyedOptions,
  ): Promise<SentEventsResult>;
  getInbox(input: GetInboxInput, options: RequestOptions): Promise<InboxPage>;
  retryInboxEvent(
    input: { inboxEventId: string },
    options: RequestOptions,
  ): Promise<RetriedEvent>;
}
