import { dayOf } from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseAwayStore } from '../../database/DatabaseAwayStore';
import { NotificationRecipients } from './NotificationRecipients';

/**
 * Finds who is told besides people that are away. Who stands in for somebody is not followed further, and gets to know no
 * more than the message says: what its link leads to is asked for in their own name.
 *
 * @internal
 */
export class StandIns {
  readonly #away: Pick<DatabaseAwayStore, 'list'>;
  readonly #clock: OrrClock;
  readonly #recipients: NotificationRecipients;
  readonly #timeZone: string;

  constructor(options: {
    away: Pick<DatabaseAwayStore, 'list'>;
    clock: OrrClock;
    recipients: NotificationRecipients;
    timeZone: string;
  }) {
    this.#away = options.away;
    this.#clock = options.clock;
    this.#recipients = options.recipients;
    this.#timeZone = options.timeZone;
  }

  /**
   * User refs, each once, without those who are told anyway. Whoever stands in for the one who did it was told what came
   * before, and learns what has become of it.
   */
  async of(
    { told, actors }: { told: string[]; actors: string[] },
    without: { excludeRef?: string; alsoExcludeRefs?: string[] },
  ): Promise<string[]> {
    const today = dayOf(this.#clock.now(), this.#timeZone);
    const people = [...told, ...actors];
    const away = people.length ? await this.#away.list(people, today) : [];
    const recipientRefs = away.flatMap(
      ({ substituteRef }) => substituteRef ?? [],
    );
    return recipientRefs.length
      ? this.#recipients.resolve({
          recipientRefs,
          excludeRef: without.excludeRef,
          alsoExcludeRefs: [...(without.alsoExcludeRefs ?? []), ...told],
        })
      : [];
  }
}
