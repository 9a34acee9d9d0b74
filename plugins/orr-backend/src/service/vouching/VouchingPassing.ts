import { vouches, vouchingEndsAt } from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { Transaction } from '../../database/transaction';
import { DatabaseVouchingStore } from '../../database/vouching/DatabaseVouchingStore';
import { StoredVouching } from '../../database/vouching/vouchingRows';
import { OpenedVouching } from './VouchingAccess';
import { vouchingRunsOutMessages } from './vouchingMessages';
import { VouchingNews } from './VouchingNews';

/** @internal */
export interface VouchingPassingOptions {
  entities: DatabaseEntityStore;
  outbox: DatabaseOutboxStore;
  vouchings: DatabaseVouchingStore;
  vouchingNews: VouchingNews;
  timeZone: string;
}

/** Lets time pass over what is vouched for. @internal */
export class VouchingPassing {
  readonly #options: VouchingPassingOptions;

  constructor(options: VouchingPassingOptions) {
    this.#options = options;
  }

  /** What the time has brought: somebody is told that it runs out, or it has ended. Answers whether anything was. */
  async pass(
    trx: Transaction,
    opened: OpenedVouching,
    now: Date,
  ): Promise<boolean> {
    const { entities, vouchings, vouchingNews, outbox, timeZone } =
      this.#options;
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
      const about = await vouchingNews.spoken(trx, before, entity);
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
    await vouchingNews.tell(trx, after, {
      entity,
      action: 'vouching.ended',
      facts: { checklistId: after.checklistId },
      now,
    });
    await vouchingNews.lookAgain(trx, after, now);
    return true;
  }
}
