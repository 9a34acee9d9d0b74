import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { dayOf, vouches } from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { DatabaseVouchingStore } from '../../database/vouching/DatabaseVouchingStore';
import { StoredVouching } from '../../database/vouching/vouchingRows';
import { Writing } from '../NamedWrites';
import {
  ChangeVouchingInput,
  GiveVouchingInput,
  RestoreVouchingInput,
  WithdrawVouchingInput,
} from '../VouchingService';
import { timedVouching } from './timedVouching';
import { noVouching, OpenedVouching } from './VouchingAccess';
import {
  vouchingRestoredMessages,
  vouchingWithdrawnMessages,
} from './vouchingMessages';
import { VouchingNews } from './VouchingNews';

const DAY_MS = 86_400_000;

/** @internal */
export interface VouchingWritesOptions {
  entities: DatabaseEntityStore;
  vouchings: DatabaseVouchingStore;
  vouchingNews: VouchingNews;
  graceDays: number;
  timeZone: string;
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
    const { entities, vouchings, vouchingNews, timeZone } = this.#options;
    const { checklistId, questionIds, statement, url, validUntil } = input;
    await entities.lockAsRead(trx, entity);
    const at = now.toISOString();
    const vouching = timedVouching(
      {
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
      },
      timeZone,
    );
    await vouchings.insert(trx, vouching);
    await vouchingNews.tell(trx, vouching, {
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
    const { vouchings, vouchingNews, timeZone } = this.#options;
    const { questionIds, statement, url, validUntil } = input;
    const after = timedVouching(
      {
        ...before,
        questionIds,
        statement,
        url,
        validUntil,
        changedBy: userRef,
        changedAt: now.toISOString(),
        revision: before.revision + 1,
      },
      timeZone,
    );
    await vouchings.update(trx, after);
    await vouchingNews.tell(trx, after, {
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
      await vouchingNews.lookAgain(trx, after, now);
    }
    return after;
  }

  async withdraw(
    trx: Transaction,
    opened: OpenedVouching,
    input: WithdrawVouchingInput,
    { userRef, now }: Writing,
  ): Promise<StoredVouching> {
    const { timeZone, vouchings, vouchingNews } = this.#options;
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
    const after = timedVouching(
      {
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
      },
      timeZone,
    );
    await vouchings.update(trx, after);
    const about = await vouchingNews.spoken(trx, after, opened.entity);
    const endsOn = dayOf(endsAt, timeZone);
    await vouchingNews.tell(trx, after, {
      entity: opened.entity,
      action: 'vouching.withdrawn',
      facts: { checklistId: after.checklistId, until: endsOn, unsafe },
      actorRef: userRef,
      now,
      words: { reason },
      messages: vouchingWithdrawnMessages(
        about,
        await vouchingNews.resting(trx, about),
        endsOn,
      ),
    });
    if (isOver) {
      await vouchingNews.lookAgain(trx, after, now);
    }
    return after;
  }

  async restore(
    trx: Transaction,
    opened: OpenedVouching,
    input: RestoreVouchingInput,
    { userRef, now }: Writing,
  ): Promise<StoredVouching> {
    const { timeZone, vouchings, vouchingNews } = this.#options;
    const before = await this.#lock(trx, opened, input.revision);
    if (before.state !== 'withdrawing' || !vouches(before, { now, timeZone })) {
      throw new ConflictError('There is no withdrawal that can be taken back');
    }
    const { withdrawal: _, ...rest } = before;
    const after = timedVouching(
      {
        ...rest,
        state: 'active',
        revision: before.revision + 1,
      },
      timeZone,
    );
    await vouchings.update(trx, after);
    const about = await vouchingNews.spoken(trx, after, opened.entity);
    await vouchingNews.tell(trx, after, {
      entity: opened.entity,
      action: 'vouching.restored',
      facts: { checklistId: after.checklistId, until: after.validUntil },
      actorRef: userRef,
      now,
      messages: vouchingRestoredMessages(
        about,
        await vouchingNews.resting(trx, about),
        userRef,
      ),
    });
    return after;
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
}
