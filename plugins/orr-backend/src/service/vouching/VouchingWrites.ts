import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import {
  dayOf,
  HistoryAction,
  HistoryFacts,
  vouches,
  vouchingEndsAt,
  vouchingReminderAt,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { DatabaseVouchingStore } from '../../database/vouching/DatabaseVouchingStore';
import {
  RestingEntity,
  RestingOn,
  VouchingImpactModel,
} from '../../database/vouching/VouchingImpactModel';
import { StoredVouching } from '../../database/vouching/vouchingRows';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { Writing } from '../NamedWrites';
import {
  ChangeVouchingInput,
  GiveVouchingInput,
  RestoreVouchingInput,
  WithdrawVouchingInput,
} from '../VouchingService';
import { noVouching, OpenedVouching } from './VouchingAccess';
import {
  SpokenVouching,
  vouchingRestoredMessages,
  vouchingRunsOutMessages,
  vouchingWithdrawnMessages,
} from './vouchingMessages';

const DAY_MS = 86_400_000;

/** @internal */
export interface VouchingWritesOptions {
  checklists: DatabaseChecklistStore;
  entities: DatabaseEntityStore;
  historyLog: DatabaseHistoryLog;
  outbox: DatabaseOutboxStore;
  vouchings: DatabaseVouchingStore;
  vouchingImpact: VouchingImpactModel;
  graceDays: number;
  timeZone: string;
}

/** What a change of a vouching tells of. */
interface Told {
  entity: StoredEntity;
  action: HistoryAction;
  facts?: HistoryFacts;
  /** Nobody, where its time has come. */
  actorRef?: string;
  now: Date;
  words?: object;
  messages?: OutboxMessage[];
}

/** What of the query for what rests on it a vouching says. @internal */
export function restingOn(
  { id, checklistId, questionIds }: StoredVouching,
  { entityRef }: StoredEntity,
): RestingOn {
  return { vouchingId: id, voucherRef: entityRef, checklistId, questionIds };
}

/** Writes what is vouched for. The row of what vouches keeps other writers away. @internal */
export class VouchingWrites {
  readonly #options: VouchingWritesOptions;

  constructor(options: VouchingWritesOptions) {
    this.#options = options;
  }

  /** When it would end if it were withdrawn now. */
  endsAt(now: Date, unsafe = false): string {
    const days = unsafe ? 0 : this.#options.graceDays;
    return new Date(now.getTime() + days * DAY_MS).toISOString();
  }

  async give(
    trx: Transaction,
    entity: StoredEntity,
    input: GiveVouchingInput,
    { userRef, now }: Writing,
  ): Promise<StoredVouching> {
    const { entities, vouchings } = this.#options;
    const { checklistId, questionIds, statement, url, validUntil } = input;
    await entities.lockAsRead(trx, entity);
    const at = now.toISOString();
    const vouching = this.#timed({
      id: randomUUID(),
      entityId: entity.id,
      checklistId,
      questionIds,
      statement,
      url,
      validUntil,
      state: 'active',
      createdBy: userRef,
      createdAt: at,
      changedBy: userRef,
      changedAt: at,
      revision: 1,
    });
    await vouchings.insert(trx, vouching);
    await this.#tell(trx, vouching, {
      entity,
      action: 'vouching.given',
      facts: { checklistId, questionIds, until: validUntil },
      actorRef: userRef,
      now,
      words: { statement, url },
    });
    return vouching;
  }

  async change(
    trx: Transaction,
    opened: OpenedVouching,
    input: ChangeVouchingInput,
    { userRef, now }: Writing,
  ): Promise<StoredVouching> {
    const before = await this.#lock(trx, opened, input.revision);
    if (before.state !== 'active') {
      throw new ConflictError(
        'What is withdrawn is not changed; take the withdrawal back first',
      );
    }
    const { questionIds, statement, url, validUntil } = input;
    const after = this.#timed({
      ...before,
      questionIds,
      statement,
      url,
      validUntil,
      changedBy: userRef,
      changedAt: now.toISOString(),
      revision: before.revision + 1,
    });
    await this.#options.vouchings.update(trx, after);
    await this.#tell(trx, after, {
      entity: opened.entity,
      action: 'vouching.changed',
      facts: {
        checklistId: after.checklistId,
        questionIds,
        until: validUntil,
      },
      actorRef: userRef,
      now,
      words: { statement, url },
    });
    if (before.questionIds.some(id => !questionIds.includes(id))) {
      await this.#lookAgain(trx, after, now);
    }
    return after;
  }

  async withdraw(
    trx: Transaction,
    opened: OpenedVouching,
    input: WithdrawVouchingInput,
    { userRef, now }: Writing,
  ): Promise<StoredVouching> {
    const { timeZone, vouchings } = this.#options;
    const before = await this.#lock(trx, opened, input.revision);
    const { reason, unsafe } = input;
    if (
      before.state !== 'active' &&
      !(unsafe && before.state === 'withdrawing')
    ) {
      throw new ConflictError('It is withdrawn already');
    }
    const endsAt = this.endsAt(now, unsafe);
    const isOver = endsAt <= now.toISOString();
    const after = this.#timed({
      ...before,
      state: isOver ? 'withdrawn' : 'withdrawing',
      withdrawal: {
        reason,
        unsafe,
        by: userRef,
        at: now.toISOString(),
        endsAt,
      },
      revision: before.revision + 1,
    });
    await vouchings.update(trx, after);
    const about = await this.#spoken(trx, after, opened.entity);
    const endsOn = dayOf(endsAt, timeZone);
    await this.#tell(trx, after, {
      entity: opened.entity,
      action: 'vouching.withdrawn',
      facts: { checklistId: after.checklistId, until: endsOn, unsafe },
      actorRef: userRef,
      now,
      words: { reason },
      messages: vouchingWithdrawnMessages(
        about,
        await this.#resting(trx, about),
        endsOn,
      ),
    });
    if (isOver) {
      await this.#lookAgain(trx, after, now);
    }
    return after;
  }

  async restore(
    trx: Transaction,
    opened: OpenedVouching,
    input: RestoreVouchingInput,
    { userRef, now }: Writing,
  ): Promise<StoredVouching> {
    const { timeZone, vouchings } = this.#options;
    const before = await this.#lock(trx, opened, input.revision);
    if (before.state !== 'withdrawing' || !vouches(before, { now, timeZone })) {
      throw new ConflictError('There is no withdrawal that can be taken back');
    }
    const { withdrawal: _, ...rest } = before;
    const after = this.#timed({
      ...rest,
      state: 'active',
      revision: before.revision + 1,
    });
    await vouchings.update(trx, after);
    const about = await this.#spoken(trx, after, opened.entity);
    await this.#tell(trx, after, {
      entity: opened.entity,
      action: 'vouching.restored',
      facts: { checklistId: after.checklistId, until: after.validUntil },
      actorRef: userRef,
      now,
      messages: vouchingRestoredMessages(
        about,
        await this.#resting(trx, about),
        userRef,
      ),
    });
    return after;
  }

  /** What the time has brought: somebody is told that it runs out, or it has ended. Answers whether anything was. */
  async pass(
    trx: Transaction,
    opened: OpenedVouching,
    now: Date,
  ): Promise<boolean> {
    const { entities, vouchings, outbox, timeZone } = this.#options;
    const { entity } = opened;
    await entities.lock(trx, entity.id);
    const before = await vouchings.get(opened.vouching.id, trx);
    if (!before?.nextChangeAt || before.nextChangeAt > now.toISOString()) {
      return false;
    }
    if (vouches(before, { now, timeZone })) {
      await vouchings.update(trx, {
        ...before,
        nextChangeAt: vouchingEndsAt(before, timeZone),
      });
      const about = await this.#spoken(trx, before, entity);
      await outbox.add(trx, vouchingRunsOutMessages(about), now);
      return true;
    }
    const { nextChangeAt: _, ...rest } = before;
    const after: StoredVouching = {
      ...rest,
      // What has run out can be said anew; what was withdrawn is over.
      state: before.withdrawal ? 'withdrawn' : before.state,
      revision: before.revision + 1,
    };
    await vouchings.update(trx, after);
    await this.#tell(trx, after, {
      entity,
      action: 'vouching.ended',
      facts: { checklistId: after.checklistId },
      now,
    });
    await this.#lookAgain(trx, after, now);
    return true;
  }

  /** With the instant at which time changes it next. */
  #timed(vouching: StoredVouching): StoredVouching {
    const { timeZone } = this.#options;
    const { state, changedAt, nextChangeAt: _, ...rest } = vouching;
    const reminderAt = vouchingReminderAt(vouching, timeZone);
    const timed = { ...rest, state, changedAt };
    if (state === 'withdrawn') {
      return timed;
    }
    // Whoever says it for a shorter time knows that.
    const isToRemind = state === 'active' && reminderAt > changedAt;
    return {
      ...timed,
      nextChangeAt: isToRemind
        ? reminderAt
        : vouchingEndsAt(vouching, timeZone),
    };
  }

  async #lock(
    trx: Transaction,
    { entity, vouching }: OpenedVouching,
    revision: number,
  ): Promise<StoredVouching> {
    const { entities, vouchings } = this.#options;
    await entities.lockAsRead(trx, entity);
    const before = await vouchings.get(vouching.id, trx);
    if (!before) {
      throw noVouching(vouching.id);
    }
    if (before.revision !== revision || before.entityId !== entity.id) {
      throw new ConflictError(
        'revision: it was changed meanwhile; load it again',
      );
    }
    return before;
  }

  async #spoken(
    trx: Transaction,
    vouching: StoredVouching,
    entity: StoredEntity,
  ): Promise<SpokenVouching> {
    const current = await this.#options.checklists.listCurrent(trx);
    return {
      vouching,
      entity,
      checklist: current.find(
        ({ checklistId }) => checklistId === vouching.checklistId,
      ),
    };
  }

  async #resting(
    trx: Transaction,
    { vouching, entity }: SpokenVouching,
  ): Promise<{ entity: RestingEntity; ownerRefs: string[] }[]> {
    const { vouchingImpact } = this.#options;
    const found = await vouchingImpact.list(restingOn(vouching, entity), {
      trx,
    });
    const owners = await vouchingImpact.ownersOf(
      trx,
      found.map(({ id }) => id),
    );
    return found.map(one => ({
      entity: one,
      ownerRefs: owners.get(one.id) ?? [],
    }));
  }

  async #lookAgain(
    trx: Transaction,
    { id }: StoredVouching,
    now: Date,
  ): Promise<void> {
    await this.#options.vouchingImpact.markDriftDue(
      trx,
      { vouchingId: id },
      now,
    );
  }

  async #tell(
    trx: Transaction,
    { id }: StoredVouching,
    told: Told,
  ): Promise<void> {
    const { historyLog, outbox } = this.#options;
    const { entity, action, facts = {}, actorRef, now, words } = told;
    await historyLog.append(trx, {
      aggregateType: 'entity',
      aggregateId: entity.id,
      entityId: entity.id,
      at: now.toISOString(),
      action,
      subject: id,
      facts,
      actorRef,
      words,
    });
    await outbox.add(trx, told.messages ?? [], now);
  }
}
