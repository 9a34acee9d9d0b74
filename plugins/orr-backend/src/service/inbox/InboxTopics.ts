import { LoggerService } from '@backstage/backend-plugin-api';
import { InboxReader } from './InboxMeaning';
import { PushOptions } from './readPushOptions';

/** Which events are understood, and how far each is trusted. @internal */
export class InboxTopics {
  readonly #readers: readonly InboxReader[];
  readonly #push: PushOptions;

  constructor(options: { readers: readonly InboxReader[]; push: PushOptions }) {
    this.#readers = options.readers;
    this.#push = options.push;
  }

  /** All topics that are read, in order. */
  list(): string[] {
    return [...new Set(this.#readers.flatMap(({ topics }) => topics))].sort();
  }

  readersOf(topic: string): InboxReader[] {
    return this.#readers.filter(({ topics }) => topics.includes(topic));
  }

  /** The topics of each source, once. */
  bySource(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const { sourceId, topics } of this.#readers) {
      const known = found.get(sourceId) ?? [];
      found.set(sourceId, [...new Set([...known, ...topics])]);
    }
    return found;
  }

  /**
   * Whether nobody but its source can have sent an event of that topic through the events service. A secret alone does not say
   * so: whoever lists a topic for HTTP opens it beside the ingress that checks.
   */
  isVerified(topic: string): boolean {
    const { checkedIngresses, openTopics, validatedTopics } = this.#push;
    const [ingress] = topic.split('.');
    return (
      validatedTopics.has(topic) ||
      (checkedIngresses.has(ingress) &&
        !openTopics.has(ingress) &&
        !openTopics.has(topic))
    );
  }

  /** Whether what an event of the topic tells is kept as it is told. */
  isRecorded(sourceId: string, topic: string): boolean {
    return this.#wantsRecords(sourceId) && this.isVerified(topic);
  }

  /** Says once what is not trusted although the configuration wants it. */
  report(logger: LoggerService): void {
    for (const [sourceId, topics] of this.bySource()) {
      const open = topics.filter(topic => !this.isVerified(topic)).sort();
      if (this.#wantsRecords(sourceId) && open.length) {
        logger.error(
          `Events of ${sourceId} are not recorded: nothing shows who sends ${open.join(
            ', ',
          )}. They only hasten a poll. Set the webhook secret of its events module, take its topics out of events.http.topics, or list what is checked elsewhere in orr.sources.push.validatedTopics`,
        );
      }
    }
  }

  #wantsRecords(sourceId: string): boolean {
    const { trust, trustOf } = this.#push;
    return (trustOf.get(sourceId) ?? trust) === 'record';
  }
}
