import { HistoryAction, HistoryFacts } from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import {
  RestingEntity,
  RestingOn,
  VouchingImpactModel,
} from '../../database/vouching/VouchingImpactModel';
import { StoredVouching } from '../../database/vouching/vouchingRows';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { SpokenVouching } from './vouchingMessages';

/** What a change of a vouching tells of. @internal */
export interface ToldVouching {
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

/** Tells of what becomes of vouchings, and has what rests on them looked at again. @internal */
export class VouchingNews {
  readonly #options: {
    checklists: DatabaseChecklistStore;
    historyLog: DatabaseHistoryLog;
    outbox: DatabaseOutboxStore;
    vouchingImpact: VouchingImpactModel;
  };

  constructor(options: {
    checklists: DatabaseChecklistStore;
    historyLog: DatabaseHistoryLog;
    outbox: DatabaseOutboxStore;
    vouchingImpact: VouchingImpactModel;
  }) {
    this.#options = options;
  }

  /** With what is needed to speak of it. */
  async spoken(
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

  /** What rests on it, with who owns that. */
  async resting(
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

  /** Has the decisions that rest on it held against signals. */
  async lookAgain(
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

  /** In the history, and to people. */
  async tell(
    trx: Transaction,
    { id }: StoredVouching,
    told: ToldVouching,
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
