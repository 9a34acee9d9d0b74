import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import { EntityMove, EntityMoveProblem } from 'backstage-plugin-orr-common';
import { DatabaseEntityMoveStore } from '../../database/DatabaseEntityMoveStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseWaitingMoveStore } from '../../database/DatabaseWaitingMoveStore';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { ReviewSuccession } from '../coverage/ReviewSuccession';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { isAnything, JudgedMove, MoveJudging, MovePair } from './MoveJudging';

/** Why a history is carried. @internal */
export interface MoveCause {
  cause: EntityMove['cause'];
  movedBy?: string;
  now: Date;
}

/** @internal */
export interface EntityMoverOptions {
  entities: DatabaseEntityStore;
  entityMoves: DatabaseEntityMoveStore;
  historyLog: DatabaseHistoryLog;
  judging: MoveJudging;
  projector: ReadinessProjector;
  succession: ReviewSuccession;
  waitingMoves: DatabaseWaitingMoveStore;
}

interface Subjects {
  from: StoredEntity;
  to: StoredEntity;
}

/** Carries a history from one ref to another, in one transaction. @internal */
export class EntityMover {
  readonly #options: EntityMoverOptions;

  constructor(options: EntityMoverOptions) {
    this.#options = options;
  }

  async move(
    trx: Transaction,
    pair: MovePair,
    cause: MoveCause,
  ): Promise<EntityMove> {
    const { entityMoves, judging, projector, waitingMoves } = this.#options;
    const subjects = await this.#lock(trx, pair);
    const judged = await judging.judge({ ...pair, ...subjects }, trx);
    refuse(pair, judged);
    const { from, to } = subjects;
    const at = cause.now.toISOString();
    await this.#tell(trx, pair, subjects, cause);
    await entityMoves.exchange(trx, { fromId: from.id, toId: to.id }, at);
    if (!pair.swap) {
      await this.#join(trx, subjects, judged, at);
    }
    const move: EntityMove = {
      id: randomUUID(),
      fromRef: pair.fromRef,
      toRef: pair.toRef,
      swap: pair.swap,
      cause: cause.cause,
      movedBy: cause.movedBy,
      movedAt: at,
      carried: judged.carried,
    };
    await entityMoves.insert(trx, {
      ...move,
      fromUid: from.uid,
      toUid: to.uid,
    });
    await waitingMoves.remove(trx, [pair.toRef, pair.fromRef]);
    await projector.recompute({
      entityIds: [from.id, to.id],
      now: cause.now,
      trx,
    });
    return move;
  }

  /** Reviews before entities, as whoever decides does. */
  async #lock(trx: Transaction, pair: MovePair): Promise<Subjects> {
    const { entities, entityMoves } = this.#options;
    const { from, to } = pair;
    if (!from || !to || from.id === to.id) {
      throw refusalOf(pair, from ? 'toNotInCatalog' : 'fromUnknown', []);
    }
    const ids = [from.id, to.id];
    await entityMoves.lockReviews(trx, ids);
    await entities.lock(trx, ...ids);
    const now = await entities.getByIds(ids, trx);
    const current = (id: string) => now.find(entity => entity.id === id);
    const subjects = { from: current(from.id)!, to: current(to.id)! };
    if (
      subjects.from.entityRef !== pair.fromRef ||
      subjects.to.entityRef !== pair.toRef
    ) {
      throw new ConflictError(
        'One of the two was carried to another ref meanwhile',
      );
    }
    return subjects;
  }

  /** What was reviewed and told under the new ref already becomes a part of the history that comes. */
  async #join(
    trx: Transaction,
    { from, to }: Subjects,
    { met }: JudgedMove,
    at: string,
  ): Promise<void> {
    const { entityMoves, judging, succession } = this.#options;
    // What is left behind stands under the old ref, which the catalog no longer has.
    await entityMoves.markGone(trx, to.id, at);
    const joined = { intoId: from.id, fromId: to.id };
    await entityMoves.joinDeployments(trx, joined);
    if (isAnything(met)) {
      await entityMoves.endExpired(trx, [from.id, to.id], judging.today);
      await entityMoves.join(trx, joined);
      await succession.settle(trx, from.id);
    }
  }

  async #tell(
    trx: Transaction,
    { fromRef, toRef, swap }: MovePair,
    { from, to }: Subjects,
    { movedBy, now }: MoveCause,
  ): Promise<void> {
    const { historyLog } = this.#options;
    const ways = [
      { id: from.id, facts: { entityFrom: fromRef, entityTo: toRef } },
      ...(swap
        ? [{ id: to.id, facts: { entityFrom: toRef, entityTo: fromRef } }]
        : []),
    ];
    for (const { id, facts } of ways) {
      await historyLog.append(trx, {
        aggregateType: 'entity',
        aggregateId: id,
        entityId: id,
        at: now.toISOString(),
        action: 'entity.moved',
        facts,
        actorRef: movedBy,
      });
    }
  }
}

function refuse(pair: MovePair, judged: JudgedMove): void {
  const [problem] = judged.problems;
  if (problem) {
    throw refusalOf(pair, problem, judged.bothInReviewOf);
  }
}

/** What is wrong, naming the field. */
function refusalOf(
  { fromRef, toRef }: MovePair,
  problem: EntityMoveProblem,
  bothInReviewOf: string[],
): Error {
  const titles = bothInReviewOf.map(title => `“${title}”`).join(', ');
  switch (problem) {
    case 'sameRef':
      return new InputError('toRef: is the same as fromRef');
    case 'notARef':
    case 'fromUnknown':
      return new InputError(`fromRef: nothing is known of ${fromRef}`);
    case 'toNotInCatalog':
      return new InputError(`toRef: the catalog has no ${toRef}`);
    case 'fromInCatalog':
      return new ConflictError(
        `fromRef: ${fromRef} is still in the catalog; only an exchange of both histories is possible`,
      );
    case 'fromNotInCatalog':
      return new ConflictError(
        `fromRef: ${fromRef} is not in the catalog; there is nothing to exchange its history with`,
      );
    case 'openReviews':
      return new ConflictError(
        `Both have an open review of ${titles}; decide or withdraw one of them first`,
      );
    case 'openExemptions':
      return new ConflictError(
        'Both have an open exemption; end one of them first',
      );
    default:
      return new ConflictError('The two have no owner in common');
  }
}
