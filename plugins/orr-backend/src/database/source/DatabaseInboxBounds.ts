import { Knex } from 'knex';
import { InboxRow } from './DatabaseInboxStore';
import { countTopic } from './inboxTopics';

/** How much is kept of the events of a topic, and for how long. @internal */
export class DatabaseInboxBounds {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Keeps a topic within its bounds: the oldest that wait are given up, except what was sent with credentials, and the oldest that
   * ended are forgotten.
   */
  async trim(
    topic: string,
    most: { waiting: number; ended: number },
  ): Promise<{ collapsed: number; forgotten: number }> {
    const collapsed = await this.#beyond(
      this.#knex<InboxRow>('inbox_event').where({
        topic,
        state: 'waiting',
        via: 'event',
      }),
      { order: 'received_at', keep: most.waiting },
    );
    if (collapsed) {
      await countTopic(this.#knex, topic, { collapsed });
    }
    const forgotten = await this.#beyond(
      this.#knex<InboxRow>('inbox_event')
        .where({ topic })
        .whereNot({ state: 'waiting' }),
      { order: 'state_at', keep: most.ended },
    );
    return { collapsed, forgotten };
  }

  /** An event that was too large to be kept. */
  async countTooLarge(topic: string, now: Date): Promise<void> {
    await countTopic(this.#knex, topic, {
      too_large: 1,
      rejected: 1,
      last_received_at: now.toISOString(),
      last_rejected_at: now.toISOString(),
      last_rejected_why: 'It is larger than what is kept of an event',
    });
  }

  async countWaiting(topic: string): Promise<number> {
    const [{ count }] = await this.#knex<InboxRow>('inbox_event')
      .where({ topic, state: 'waiting' })
      .count({ count: '*' });
    return Number(count);
  }

  /** Forgets some of what ended long ago. */
  async purge(options: {
    doneBefore: Date;
    refusedBefore: Date;
    limit: number;
  }): Promise<number> {
    const { doneBefore, refusedBefore, limit } = options;
    let forgotten = 0;
    for (const [states, before] of [
      [['done', 'ignored'], doneBefore],
      [['rejected', 'dead'], refusedBefore],
    ] as const) {
      forgotten += await this.#knex<InboxRow>('inbox_event')
        .whereIn(
          'id',
          this.#knex<InboxRow>('inbox_event')
            .whereIn('state', states)
            .where('state_at', '<', before.toISOString())
            .orderBy('state_at')
            .limit(limit)
            .select('id'),
        )
        .delete();
    }
    return forgotten;
  }

  /** Deletes all but the newest of a selection. */
  async #beyond(
    selection: Knex.QueryBuilder<InboxRow>,
    { order, keep }: { order: string; keep: number },
  ): Promise<number> {
    const [first] = await selection
      .clone()
      .orderBy([
        { column: order, order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .offset(keep)
      .limit(1)
      .select(order, 'id');
    return first
      ? selection
          .clone()
          .whereRaw(`(${order}, id) <= (?, ?)`, [first[order], first.id])
          .delete()
      : 0;
  }
}
