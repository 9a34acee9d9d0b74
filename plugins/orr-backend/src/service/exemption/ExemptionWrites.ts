import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import {
  Exemption,
  ExemptionAct,
  exemptionAfter,
  HistoryAction,
} from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import {
  DatabaseExemptionStore,
  StoredExemption,
} from '../../database/DatabaseExemptionStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseProgrammeStore } from '../../database/DatabaseProgrammeStore';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { RequestExemptionInput } from '../ExemptionService';
import { Writing } from '../NamedWrites';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { noExemption } from './ExemptionAccess';
import { exemptionAskedNotification } from './exemptionMessages';
import { ExemptionView } from './ExemptionView';

/** @internal */
export interface ExemptionWritesOptions {
  entities: DatabaseEntityStore;
  exemptions: DatabaseExemptionStore;
  historyLog: DatabaseHistoryLog;
  programme: DatabaseProgrammeStore;
  outbox: DatabaseOutboxStore;
  projector: ReadinessProjector;
  view: ExemptionView;
}

/** An act on an exemption that there is, with what it adds to it. @internal */
export interface ExemptionMove {
  entity: StoredEntity;
  input: { exemptionId: string; revision: number };
  act: ExemptionAct;
  writing: Writing;
  added: Partial<StoredExemption>;
  /** What is told of it afterwards. */
  tell: (after: StoredExemption) => OutboxMessage[];
}

const TOLD: Record<ExemptionAct, HistoryAction> = {
  approve: 'exemption.approved',
  refuse: 'exemption.refused',
  withdraw: 'exemption.withdrawn',
  end: 'exemption.ended',
};

/** Writes exemptions, and moves the standing with them. The row of the entity keeps other writers away. @internal */
export class ExemptionWrites {
  readonly #options: ExemptionWritesOptions;

  constructor(options: ExemptionWritesOptions) {
    this.#options = options;
  }

  async insert(
    trx: Transaction,
    options: {
      entity: StoredEntity;
      input: RequestExemptionInput;
      writing: Writing;
    },
  ): Promise<Exemption> {
    const { entities, exemptions, programme, outbox, view } = this.#options;
    const { entity, input, writing } = options;
    const { userRef, now } = writing;
    await entities.lockAsRead(trx, entity);
    const open = await exemptions.listOpen([entity.id], trx);
    if (open.some(({ state }) => state === 'asked')) {
      throw new ConflictError('An exemption is asked for already');
    }
    const exemption: StoredExemption = {
      id: randomUUID(),
      entityId: entity.id,
      state: 'asked',
      reason: input.reason,
      until: input.until,
      askedBy: userRef,
      askedAt: now.toISOString(),
      revision: 1,
    };
    await exemptions.insert(trx, exemption);
    await this.#tell(trx, exemption, 'exemption.requested', writing, {
      reason: input.reason,
    });
    const ownerRef = (await programme.get(trx))?.document.ownerRef;
    const messages = ownerRef
      ? [exemptionAskedNotification(entity, exemption, ownerRef)]
      : [];
    await outbox.add(trx, messages, now);
    return view.show(exemption, entity.entityRef);
  }

  async move(trx: Transaction, move: ExemptionMove): Promise<Exemption> {
    const { entities, exemptions, projector, outbox, view } = this.#options;
    const { entity, act, writing, added, tell } = move;
    const { now } = writing;
    await entities.lockAsRead(trx, entity);
    const before = await this.#requireCurrent(trx, move);
    const shown = view.show(before, entity.entityRef);
    const state = exemptionAfter(shown.state, act);
    if (!state) {
      throw new ConflictError('The exemption is no longer open to that');
    }
    if (state === 'approved') {
      await this.#endEarlier(trx, entity, writing);
    }
    const after: StoredExemption = {
      ...before,
      ...added,
      state,
      revision: before.revision + 1,
    };
    await exemptions.update(trx, after);
    await this.#tell(trx, after, TOLD[act], writing, {
      note: added.decisionNote,
    });
    await projector.recompute({ entityIds: [entity.id], now, trx });
    await outbox.add(trx, tell(after), now);
    return view.show(after, entity.entityRef);
  }

  async #requireCurrent(
    trx: Transaction,
    { entity, input: { exemptionId, revision } }: ExemptionMove,
  ): Promise<StoredExemption> {
    const exemption = await this.#options.exemptions.get(exemptionId, trx);
    if (!exemption) {
      throw noExemption(exemptionId);
    }
    if (exemption.revision !== revision || exemption.entityId !== entity.id) {
      throw new ConflictError(
        'revision: the exemption was changed meanwhile; load it again',
      );
    }
    return exemption;
  }

  /** A new one takes the place of the one that holds, or did until it ran out. */
  async #endEarlier(
    trx: Transaction,
    { id }: StoredEntity,
    writing: Writing,
  ): Promise<void> {
    const { exemptions, view } = this.#options;
    const { userRef, now } = writing;
    const open = await exemptions.listOpen([id], trx);
    for (const earlier of open.filter(({ state }) => state === 'approved')) {
      const isInForce = earlier.until >= view.today;
      await exemptions.update(trx, {
        ...earlier,
        state: 'ended',
        revision: earlier.revision + 1,
        ...(isInForce && { endedBy: userRef, endedAt: now.toISOString() }),
      });
      if (isInForce) {
        await this.#tell(trx, earlier, 'exemption.ended', writing);
      }
    }
  }

  async #tell(
    trx: Transaction,
    { id, entityId, until }: StoredExemption,
    action: HistoryAction,
    { userRef, now }: Writing,
    words?: { reason?: string; note?: string },
  ): Promise<void> {
    await this.#options.historyLog.append(trx, {
      aggregateType: 'exemption',
      aggregateId: id,
      entityId,
      at: now.toISOString(),
      action,
      facts: { until },
      actorRef: userRef,
      words,
    });
  }
}
