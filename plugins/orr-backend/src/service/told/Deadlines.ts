import { addDays, dayOf } from 'backstage-plugin-orr-common';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseProgrammeStore } from '../../database/DatabaseProgrammeStore';
import {
  DatabaseToldStore,
  PendingCondition,
} from '../../database/DatabaseToldStore';
import { DueDispositionModel } from '../../database/DueDispositionModel';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { entityPath } from './entityPath';
import { findingStage, listDue } from './findingStages';
import { scopeOf, tell } from './tell';

const CONDITION_DAYS = 7;
/** How long before the date of the programme it is spoken of, the furthest first. */
const SCOPE_DAYS = [30, 7] as const;
const BATCH = 200;

interface Stage {
  message: OutboxMessage;
  scope: string;
  stage: string;
}

/**
 * Tells of days that come near without a standing changing: conditions, what was decided about gaps, and the date of the
 * programme. Each is told once,
 * in the transaction that marks it as told; a day that was moved is told of again.
 *
 * @internal
 */
export class Deadlines {
  readonly #told: DatabaseToldStore;
  readonly #programme: Pick<DatabaseProgrammeStore, 'get'>;
  readonly #dueDispositions: Pick<DueDispositionModel, 'list'>;
  readonly #outbox: DatabaseOutboxStore;
  readonly #timeZone: string;

  constructor(options: {
    told: DatabaseToldStore;
    programme: Pick<DatabaseProgrammeStore, 'get'>;
    dueDispositions: Pick<DueDispositionModel, 'list'>;
    outbox: DatabaseOutboxStore;
    timeZone: string;
  }) {
    this.#told = options.told;
    this.#programme = options.programme;
    this.#dueDispositions = options.dueDispositions;
    this.#outbox = options.outbox;
    this.#timeZone = options.timeZone;
  }

  /** Answers of how many days it was told. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const today = dayOf(now, this.#timeZone);
    const programme = await this.#tell(await this.#ofProgramme(today), now);
    const conditions = await this.#tellAll(
      afterId =>
        this.#told.listConditionsDue({
          from: today,
          to: addDays(today, CONDITION_DAYS),
          afterId,
          limit: BATCH,
        }),
      conditionNews,
      { now, signal },
    );
    const findings = await this.#tellAll(
      afterId =>
        listDue(this.#dueDispositions, { today, afterId, limit: BATCH }),
      due => findingStage(due, today),
      { now, signal },
    );
    return programme + conditions + findings;
  }

  /** Page by page, so that never all are in memory. */
  async #tellAll<T extends { id: string }>(
    list: (afterId?: string) => Promise<T[]>,
    stageOf: (item: T) => Stage,
    { now, signal }: { now: Date; signal?: AbortSignal },
  ): Promise<number> {
    let count = 0;
    let afterId: string | undefined;
    while (!signal?.aborted) {
      const page = await list(afterId);
      count += await this.#tell(page.map(stageOf), now);
      if (page.length < BATCH) {
        break;
      }
      afterId = page[page.length - 1].id;
    }
    return count;
  }

  async #tell(stages: Stage[], now: Date): Promise<number> {
    if (!stages.length) {
      return 0;
    }
    return this.#told.transaction(async trx => {
      const claimed = await this.#told.claim(
        trx,
        stages.map(({ scope, stage }) => ({ scope, stage })),
        now,
      );
      const messages = stages
        .filter(({ scope }) => claimed.has(scope))
        .map(({ message }) => message);
      await this.#outbox.add(trx, messages, now);
      return messages.length;
    });
  }

  async #ofProgramme(today: string): Promise<Stage[]> {
    const document = (await this.#programme.get())?.document;
    const { targetDate, ownerRef, sponsorRef } = document ?? {};
    const days = targetDate
      ? SCOPE_DAYS.filter(before => today >= addDays(targetDate, -before)).pop()
      : undefined;
    if (
      !targetDate ||
      !days ||
      today > targetDate ||
      !(ownerRef ?? sponsorRef)
    ) {
      return [];
    }
    const scope = scopeOf('scopeDateNear', []);
    const stage = `${days}:${targetDate}`;
    // Asked first: what follows counts all entities.
    if (await this.#told.isTold({ scope, stage })) {
      return [];
    }
    const count = await this.#told.countUncovered();
    if (!count) {
      return [];
    }
    const message = tell('scopeDateNear', {
      about: [],
      to: [ownerRef, sponsorRef],
      title: `The programme is to be covered by ${targetDate}`,
      description: `${count} ${
        count === 1 ? 'entity has' : 'entities have'
      } no decision in date yet.`,
      link: '/orr?programme=uncovered',
      ...(days === 7 && { severity: 'high' }),
    });
    return [{ message, scope, stage }];
  }
}

function conditionNews({
  id,
  dueOn,
  ownerRef,
  reviewId,
  entity,
}: PendingCondition): Stage {
  const message = tell('conditionDueSoon', {
    about: [id],
    to: [ownerRef],
    title: `${entity.title ?? entity.name}: a condition is due ${dueOn}`,
    description: 'Say on the review when it is met, with a link or a note.',
    link: `${entityPath(entity)}/reviews/${reviewId}`,
  });
  return {
    message,
    scope: scopeOf('conditionDueSoon', [id]),
    stage: `dueSoon:${dueOn}`,
  };
}
