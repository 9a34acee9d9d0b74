import {
  dayOf,
  isSameRef,
  ReviewAssignment,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseAssignmentStore } from '../../database/DatabaseAssignmentStore';
import { DatabaseAwayStore } from '../../database/DatabaseAwayStore';
import { Transaction } from '../../database/transaction';

/** Tells who sees to a decision, and whether they are there. @internal */
export class AssignmentView {
  readonly #assignments: DatabaseAssignmentStore;
  readonly #away: DatabaseAwayStore;
  readonly #clock: OrrClock;
  readonly #timeZone: string;

  constructor(options: {
    assignments: DatabaseAssignmentStore;
    away: DatabaseAwayStore;
    clock: OrrClock;
    timeZone: string;
  }) {
    this.#assignments = options.assignments;
    this.#away = options.away;
    this.#clock = options.clock;
    this.#timeZone = options.timeZone;
  }

  async get(reviewId: string, trx?: Transaction): Promise<ReviewAssignment> {
    const { holder, declined } = await this.#assignments.get(reviewId, trx);
    if (!holder) {
      return { declined };
    }
    const [until] = await this.awayUntil([holder.personRef], trx);
    return {
      holder: { ...holder, ...(until && { awayUntil: until }) },
      declined,
    };
  }

  /** For each of these people the last day of being away, if they are. */
  async awayUntil(
    personRefs: string[],
    trx?: Transaction,
  ): Promise<(string | undefined)[]> {
    const today = dayOf(this.#clock.now(), this.#timeZone);
    const away = await this.#away.list(personRefs, today, trx);
    return personRefs.map(
      ref => away.find(({ userRef }) => isSameRef(userRef, ref))?.until,
    );
  }
}
