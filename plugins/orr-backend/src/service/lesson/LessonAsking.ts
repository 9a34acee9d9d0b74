import { randomUUID } from 'node:crypto';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import {
  DatabaseLessonStore,
  DueLesson,
} from '../../database/drift/DatabaseLessonStore';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { entityPath } from '../told/entityPath';
import { tell } from '../told/tell';

const DAY_MS = 86_400_000;
/** How long after a launch its review is looked back at. */
const AFTER_DAYS = 30;
/** A launch longer ago than this is not asked about any more: nobody remembers. */
const NO_MORE_AFTER_DAYS = 60;
const BATCH = 200;

/** Asks owners, once for each launch review and a month after the launch, what the review missed. @internal */
export class LessonAsking {
  readonly #lessons: DatabaseLessonStore;
  readonly #outbox: DatabaseOutboxStore;

  constructor(options: {
    lessons: DatabaseLessonStore;
    outbox: DatabaseOutboxStore;
  }) {
    this.#lessons = options.lessons;
    this.#outbox = options.outbox;
  }

  /** Answers of how many launches it was asked. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const before = (days: number) =>
      new Date(now.getTime() - days * DAY_MS).toISOString();
    let count = 0;
    let due: DueLesson[] = [];
    do {
      due = await this.#lessons.listDue({
        from: before(NO_MORE_AFTER_DAYS),
        to: before(AFTER_DAYS),
        limit: BATCH,
      });
      count += due.length ? await this.#ask(due, now) : 0;
    } while (due.length === BATCH && !signal?.aborted);
    return count;
  }

  async #ask(due: DueLesson[], now: Date): Promise<number> {
    return this.#lessons.transaction(async trx => {
      const asked = await this.#lessons.ask(
        trx,
        due.map(({ entity, ownerRefs: _, ...about }) => ({
          ...about,
          id: randomUUID(),
          entityId: entity.id,
          askedAt: now.toISOString(),
          state: 'asked' as const,
        })),
      );
      const messages = due
        .filter(({ decisionId }) => asked.has(decisionId))
        .map(newsOf);
      await this.#outbox.add(trx, messages, now);
      return messages.length;
    });
  }
}

function newsOf({ decisionId, entity, ownerRefs }: DueLesson): OutboxMessage {
  return tell('lessonAsked', {
    about: [decisionId],
    to: ownerRefs,
    title: `${entity.title ?? entity.name}: what did the launch review miss?`,
    description:
      'It has been in production for a month. Two short fields on its tab help whoever writes the checklist.',
    link: entityPath(entity),
  });
}
