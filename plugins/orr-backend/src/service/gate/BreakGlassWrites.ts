import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import {
  DatabaseBreakGlassStore,
  StoredBreakGlass,
} from '../../database/gate/DatabaseBreakGlassStore';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { glassBrokenNotification } from './breakGlassMessages';

const HOUR_MS = 3_600_000;

/** What is said of an override. @internal */
export interface BreakGlassDraft {
  reason: string;
  personRef: string;
  /** The token that named the person. */
  declaredBy?: string;
  /** For how long, where not for as long as may be. */
  hours?: number;
}

/** @internal */
export interface BreakGlassWritesOptions {
  breakGlasses: DatabaseBreakGlassStore;
  breakGlassHours: number;
  checklists: DatabaseChecklistStore;
  clock: OrrClock;
  entities: DatabaseEntityStore;
  historyLog: DatabaseHistoryLog;
  outbox: DatabaseOutboxStore;
  readiness: DatabaseReadinessStore;
}

/** Writes overrides of verdicts, and tells of them. The row of the entity keeps other writers away. @internal */
export class BreakGlassWrites {
  readonly #options: BreakGlassWritesOptions;

  constructor(options: BreakGlassWritesOptions) {
    this.#options = options;
  }

  async insert(
    trx: Transaction,
    entity: StoredEntity,
    { hours, ...draft }: BreakGlassDraft,
  ): Promise<{ id: string }> {
    const { breakGlasses, breakGlassHours, clock, entities, outbox } =
      this.#options;
    await entities.lockAsRead(trx, entity);
    const now = clock.now();
    const inForce = await breakGlasses.findCurrent(entity.id, now, trx);
    if (inForce) {
      throw new ConflictError(
        `An override by ${inForce.personRef} is in force until ${inForce.expiresAt}`,
      );
    }
    const broken: StoredBreakGlass = {
      ...draft,
      id: randomUUID(),
      entityId: entity.id,
      brokenAt: now.toISOString(),
      expiresAt: new Date(
        now.getTime() + (hours ?? breakGlassHours) * HOUR_MS,
      ).toISOString(),
    };
    await breakGlasses.insert(trx, broken);
    await this.#record(trx, broken);
    const reviewers = await this.#reviewersOf(trx, entity);
    await outbox.add(
      trx,
      [glassBrokenNotification(entity, broken, reviewers)],
      now,
    );
    return { id: broken.id };
  }

  /** One that has ended already stays as it is. */
  async end(
    trx: Transaction,
    entity: StoredEntity,
    by: { breakGlassId: string; userRef: string },
  ): Promise<{ id: string }> {
    const { breakGlasses, clock, entities, historyLog } = this.#options;
    const { breakGlassId, userRef } = by;
    await entities.lockAsRead(trx, entity);
    const found = await breakGlasses.get(breakGlassId, trx);
    if (found?.entityId !== entity.id) {
      throw new NotFoundError(`No override ${breakGlassId}`);
    }
    const endedAt = clock.now().toISOString();
    const ended = { endedAt, endedBy: userRef };
    if (!(await breakGlasses.end(trx, breakGlassId, ended))) {
      throw new ConflictError('The override has ended already');
    }
    await historyLog.append(trx, {
      aggregateType: 'entity',
      aggregateId: entity.id,
      entityId: entity.id,
      at: endedAt,
      action: 'gate.overrideEnded',
      facts: {},
      actorRef: userRef,
    });
    return { id: breakGlassId };
  }

  async #record(
    trx: Transaction,
    { entityId, personRef, ...broken }: StoredBreakGlass,
  ): Promise<void> {
    const { declaredBy, expiresAt, reason, brokenAt } = broken;
    await this.#options.historyLog.append(trx, {
      aggregateType: 'entity',
      aggregateId: entityId,
      entityId,
      at: brokenAt,
      action: 'gate.overridden',
      facts: { endsAt: expiresAt, ...(declaredBy && { declaredBy }) },
      actorRef: personRef,
      words: { reason },
    });
  }

  /** Of the published checklists that are required of the entity. */
  async #reviewersOf(
    trx: Transaction,
    { id }: StoredEntity,
  ): Promise<string[]> {
    const { checklists, readiness } = this.#options;
    const standings = await readiness.listByEntities([id], trx);
    const required = new Set(
      standings
        .filter(({ standing }) => standing !== 'notRequired')
        .map(({ checklistId }) => checklistId),
    );
    const current = await checklists.listCurrent(trx);
    return current.flatMap(({ checklistId, document }) =>
      document.state === 'published' && required.has(checklistId)
        ? document.reviewerGroup ?? []
        : [],
    );
  }
}
