import {
  checklistApplies,
  ChecklistVersion,
  computeStanding,
  decisionOn,
  headlineOf,
  nextDueOn,
  periodsOf,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredEntity } from '../../database/StoredEntity';
import { StoredHeadline, StoredReadiness } from '../../database/readinessRows';
import { StoredDecision, StoredReview } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { StandingChange } from './StandingChange';
import { standingEvents } from './standingEvents';

/** What the standings of an entity are computed from. */
interface Sources {
  checklists: ChecklistVersion[];
  decisions: StoredDecision[];
  openReviews: StoredReview[];
  stored: StoredReadiness[];
  now: Date;
}

/** @internal */
export interface ReadinessProjectorOptions {
  entities: DatabaseEntityStore;
  checklists: DatabaseChecklistStore;
  decisions: DatabaseDecisionStore;
  reviews: DatabaseReviewStore;
  readiness: DatabaseReadinessStore;
  outbox: DatabaseOutboxStore;
  timeZone: string;
  dueSoonDays: number;
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) {
      group.push(item);
    } else {
      groups.set(keyOf(item), [item]);
    }
  }
  return groups;
}

/**
 * Keeps the stored standings equal to what the rules say. The number of SQL statements of a call does not depend on how
 * many entities exist; of those asked for, the ones with headlines of their own take a statement each.
 *
 * @internal
 */
export class ReadinessProjector {
  readonly #options: ReadinessProjectorOptions;

  constructor(options: ReadinessProjectorOptions) {
    this.#options = options;
  }

  /** What the configuration adds to a standing: where it differs, all are to be computed anew. */
  get settings(): string {
    const { timeZone, dueSoonDays } = this.#options;
    return `${timeZone}:${dueSoonDays}`;
  }

  /** Recomputes the standings of these entities, within the transaction of the write that moved them where given. */
  async recompute(options: {
    entityIds: string[];
    now: Date;
    trx?: Transaction;
  }): Promise<StandingChange[]> {
    const { entityIds, now, trx } = options;
    if (!entityIds.length) {
      return [];
    }
    return trx
      ? this.#recompute(trx, entityIds, now)
      : this.#options.readiness.transaction(own =>
          this.#recompute(own, entityIds, now),
        );
  }

  async #recompute(
    trx: Transaction,
    entityIds: string[],
    now: Date,
  ): Promise<StandingChange[]> {
    const { entities, checklists, decisions, reviews, readiness } =
      this.#options;
    const stored = await readiness.lock(trx, entityIds);
    const current = await checklists.listCurrent(trx);
    const byEntity = {
      stored: groupBy(stored, row => row.entityId),
      decisions: groupBy(
        await decisions.listByEntities(entityIds, trx),
        about => about.entityId,
      ),
      openReviews: groupBy(
        await reviews.listOpen(entityIds, trx),
        about => about.entityId,
      ),
    };
    const results = (await entities.getByIds(entityIds, trx)).map(entity => ({
      entity,
      ...this.#standingsOf(entity, {
        now,
        checklists: current,
        stored: byEntity.stored.get(entity.id) ?? [],
        decisions: (byEntity.decisions.get(entity.id) ?? []).map(
          ({ decision }) => decisionOn(decision, entity.entityRef),
        ),
        openReviews: (byEntity.openReviews.get(entity.id) ?? []).map(
          ({ review }) => review,
        ),
      }),
    }));
    await readiness.save(
      trx,
      results.flatMap(result => result.rows),
    );
    await readiness.recordChanges(
      trx,
      results.flatMap(result => result.changed),
    );
    await readiness.saveHeadlines(
      trx,
      new Map(results.map(result => [result.entity.id, result.headline])),
    );
    const changes = results.flatMap(result => result.changes);
    await this.#options.outbox.add(trx, standingEvents(changes, now), now);
    return changes;
  }

  #standingsOf(entity: StoredEntity, sources: Sources) {
    const before = new Map(sources.stored.map(row => [row.checklistId, row]));
    const rows = sources.checklists
      .map(checklist =>
        this.#standingUnder(
          entity,
          checklist,
          sources,
          before.get(checklist.checklistId),
        ),
      )
      .filter(row => row !== undefined);
    const isChanged = (row: StoredReadiness) =>
      row.sequence !== before.get(row.checklistId)?.sequence;
    const changed = rows.filter(isChanged);
    return {
      rows,
      changed,
      headline: this.#headline(rows, sources.checklists),
      changes: changed.map(row => ({
        entityRef: entity.entityRef,
        checklistId: row.checklistId,
        from: before.get(row.checklistId)?.standing,
        to: row.standing,
        reasons: row.reasons,
      })),
    };
  }

  #standingUnder(
    entity: StoredEntity,
    checklist: ChecklistVersion,
    sources: Sources,
    before?: StoredReadiness,
  ): StoredReadiness | undefined {
    const { document, checklistId } = checklist;
    const applies = checklistApplies(document, entity.entity, {
      entityRef: entity.entityRef,
    });
    if (!applies && !before) {
      return undefined;
    }
    const openReview = sources.openReviews.find(
      review => review.checklistId === checklistId,
    );
    const periods = periodsOf(document);
    const result = computeStanding({
      applies,
      inScope: true,
      ownerState: entity.ownerState,
      lifecycle: entity.lifecycle,
      decisions: sources.decisions.filter(
        decision => decision.checklistId === checklistId,
      ),
      acceptances: [],
      mitigations: [],
      disclosedGaps: [],
      contradictions: [],
      inReview: openReview !== undefined,
      latestVersion: checklist.version,
      rollout: [],
      cadenceMonths: periods.cadenceMonths,
      disclosureGraceDays: periods.disclosureGraceDays,
      dueSoonDays: this.#options.dueSoonDays,
      now: sources.now,
      timeZone: this.#options.timeZone,
    });
    const isSame =
      before?.standing === result.standing &&
      JSON.stringify(before.reasons) === JSON.stringify(result.reasons);
    return {
      entityId: entity.id,
      checklistId,
      checklistVersion: checklist.version,
      standing: result.standing,
      rule: result.rule,
      reasons: result.reasons,
      flags: result.flags,
      validUntil: result.validUntil,
      decisionId: result.decisionId,
      openReviewId: openReview?.id,
      nextChangeAt: result.nextChangeAt,
      sequence: isSame ? before.sequence : (before?.sequence ?? 0) + 1,
      computedAt: sources.now.toISOString(),
    };
  }

  #headline(
    rows: StoredReadiness[],
    checklists: ChecklistVersion[],
  ): StoredHeadline {
    const published = new Set(
      checklists
        .filter(({ document }) => document.state === 'published')
        .map(({ checklistId }) => checklistId),
    );
    const counted = rows.filter(row => published.has(row.checklistId));
    const headline = headlineOf(counted.map(row => row.standing));
    const days = counted
      .map(row => row.validUntil)
      .filter(day => day !== undefined);
    return {
      headline,
      inReview: counted.some(row => row.flags.inReview),
      dueSoon: counted.some(row => row.flags.dueSoon),
      reasons: counted.find(row => row.standing === headline)?.reasons ?? [],
      validUntil: days.sort()[0],
      dueOn: nextDueOn(counted),
    };
  }
}
