import { Knex } from 'knex';
import { INBOX_STATES, InboxState, InboxVia, ListedEvent } from './InboxEvent';
import { InboxRow } from './DatabaseInboxStore';
import { InboxTopicRow } from './inboxTopics';

/** What is known of the events of a topic. @internal */
export interface TopicSummary {
  topic: string;
  counts: Record<InboxState, number>;
  /** ISO instant. */
  oldestWaitingAt?: string;
  lastReceivedAt?: string;
  lastRejectedAt?: string;
  lastRejectedWhy?: string;
  /** Since ever. */
  rejected: number;
  unknownBindings: number;
  lastUnknownAt?: string;
  tooLarge: number;
  collapsed: number;
}

/** Of a topic that nothing was received of. @internal */
export function emptySummary(topic: string): TopicSummary {
  const counts = Object.fromEntries(INBOX_STATES.map(state => [state, 0]));
  return {
    topic,
    counts: counts as TopicSummary['counts'],
    rejected: 0,
    unknownBindings: 0,
    tooLarge: 0,
    collapsed: 0,
  };
}

/** The inbox as admins see it: what was sent stays out of it. @internal */
export class InboxModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All topics that anything was ever received of, by their names. */
  async listTopics(): Promise<TopicSummary[]> {
    const found = new Map<string, TopicSummary>();
    const counted = await this.#knex<InboxTopicRow>('inbox_topic').select();
    for (const row of counted) {
      found.set(row.topic, {
        ...emptySummary(row.topic),
        lastReceivedAt: row.last_received_at ?? undefined,
        lastRejectedAt: row.last_rejected_at ?? undefined,
        lastRejectedWhy: row.last_rejected_why ?? undefined,
        rejected: row.rejected,
        unknownBindings: row.unknown_bindings,
        lastUnknownAt: row.last_unknown_at ?? undefined,
        tooLarge: row.too_large,
        collapsed: row.collapsed,
      });
    }
    for (const row of await this.#countStates()) {
      const summary = found.get(row.topic) ?? emptySummary(row.topic);
      found.set(row.topic, summary);
      summary.counts[row.state] = Number(row.count);
      if (row.state === 'waiting') {
        summary.oldestWaitingAt = row.first;
      }
      if (row.last > (summary.lastReceivedAt ?? '')) {
        summary.lastReceivedAt = row.last;
      }
    }
    return [...found.values()].sort((a, b) => (a.topic < b.topic ? -1 : 1));
  }

  /** Newest first, as many as the limit. */
  async listEvents(options: {
    states: readonly InboxState[];
    topic?: string;
    limit: number;
    after?: { stateAt: string; id: string };
  }): Promise<ListedEvent[]> {
    const { states, topic, limit, after } = options;
    const query = this.#knex<InboxRow>('inbox_event').whereIn('state', states);
    if (topic !== undefined) {
      query.where({ topic });
    }
    if (after) {
      query.whereRaw('(state_at, id) < (?, ?)', [after.stateAt, after.id]);
    }
    const rows = await query
      .orderBy([
        { column: 'state_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit)
      .select(
        'id',
        'topic',
        'via',
        'verified',
        'state',
        'state_at',
        'why',
        'attempts',
        'received_at',
      );
    return rows.map(row => ({
      id: row.id,
      topic: row.topic,
      via: row.via as InboxVia,
      verified: Boolean(row.verified),
      state: row.state as InboxState,
      why: row.why ?? undefined,
      attempts: row.attempts,
      receivedAt: row.received_at,
      stateAt: row.state_at,
    }));
  }

  async #countStates(): Promise<
    {
      topic: string;
      state: InboxState;
      count: number | string;
      first: string;
      last: string;
    }[]
  > {
    return this.#knex('inbox_event')
      .groupBy('topic', 'state')
      .select('topic', 'state')
      .count({ count: '*' })
      .min({ first: 'received_at' })
      .max({ last: 'received_at' });
  }
}
