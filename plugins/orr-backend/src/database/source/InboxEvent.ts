/** How an event came in. @internal */
export type InboxVia = 'event' | 'api';

/** What became of an event, or may still. @internal */
export const INBOX_STATES = [
  'waiting',
  'done',
  'ignored',
  'rejected',
  'dead',
] as const;

/** @internal */
export type InboxState = (typeof INBOX_STATES)[number];

/** An event as it is taken in. Headers are never among it. @internal */
export interface ReceivedEvent {
  topic: string;
  /** Canonical JSON. */
  text: string;
  via: InboxVia;
  /** Whether it is known who sent it. */
  verified: boolean;
}

/** Proves that its holder is the one to work on an event. @internal */
export interface InboxLease {
  id: string;
  token: string;
}

/** @internal */
export interface LeasedEvent extends InboxLease, Omit<ReceivedEvent, 'text'> {
  payload: unknown;
  attempts: number;
  /** ISO instant. */
  receivedAt: string;
}

/** How an event ended. @internal */
export interface InboxOutcome {
  event: LeasedEvent;
  state: Exclude<InboxState, 'waiting' | 'dead'>;
  /** In words of ours, for admins: nothing of the content. */
  why?: string;
  /** It was about what no entity names. */
  isUnknown?: boolean;
}

/** An event without its content, for admins. @internal */
export interface ListedEvent {
  id: string;
  topic: string;
  via: InboxVia;
  verified: boolean;
  state: InboxState;
  why?: string;
  attempts: number;
  /** ISO instant. */
  receivedAt: string;
  /** ISO instant since when it is in that state. */
  stateAt: string;
}
