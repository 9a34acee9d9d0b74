import { Knex } from 'knex';
import { InboxOutcome } from './InboxEvent';

/** @internal */
export interface InboxTopicRow {
  topic: string;
  last_received_at: string | null;
  last_rejected_at: string | null;
  last_rejected_why: string | null;
  rejected: number;
  unknown_bindings: number;
  last_unknown_at: string | null;
  too_large: number;
  collapsed: number;
}

const NOTHING: Omit<InboxTopicRow, 'topic'> = {
  last_received_at: null,
  last_rejected_at: null,
  last_rejected_why: null,
  rejected: 0,
  unknown_bindings: 0,
  last_unknown_at: null,
  too_large: 0,
  collapsed: 0,
};

/** Adds numbers to those of a topic, and puts texts in their place. @internal */
export async function countTopic(
  handle: Knex,
  topic: string,
  counted: Partial<Omit<InboxTopicRow, 'topic'>>,
): Promise<void> {
  const merged = Object.entries(counted).map(([column, value]) => [
    column,
    typeof value === 'number'
      ? handle.raw('?? + ?', [`inbox_topic.${column}`, value])
      : value,
  ]);
  await handle<InboxTopicRow>('inbox_topic')
    .insert({ topic, ...NOTHING, ...counted })
    .onConflict('topic')
    .merge(Object.fromEntries(merged));
}

/** Counts how events ended, one statement for each topic. @internal */
export async function countOutcomes(
  handle: Knex,
  outcomes: InboxOutcome[],
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const topics = new Set(outcomes.map(({ event }) => event.topic));
  for (const topic of [...topics].sort()) {
    const ofTopic = outcomes.filter(({ event }) => event.topic === topic);
    const rejected = ofTopic.filter(({ state }) => state === 'rejected');
    const unknown = ofTopic.filter(({ isUnknown }) => isUnknown).length;
    await countTopic(handle, topic, {
      last_received_at: ofTopic
        .map(({ event }) => event.receivedAt)
        .sort()
        .at(-1)!,
      ...(rejected.length && {
        rejected: rejected.length,
        last_rejected_at: at,
        last_rejected_why: rejected.at(-1)!.why ?? null,
      }),
      ...(unknown && { unknown_bindings: unknown, last_unknown_at: at }),
    });
  }
}
