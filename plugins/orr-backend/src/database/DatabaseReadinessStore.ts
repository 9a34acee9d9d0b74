import {
  ChecklistDocument,
  Criticality,
  ReviewKind,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  PlacedHeadline,
  ReadinessRow,
  StoredReadiness,
  toReadiness,
  toReadinessRow,
} from './readinessRows';
import { newOwners } from './DatabaseOwnershipStore';
import { markDue } from './rollUp/markDue';
import { Transaction } from './transaction';

const CHUNK = 200;

/** The decision behind a standing, with what the entity was then, as far as that is known. @internal */
export interface DecidedThen extends Criticality {
  decisionId: string;
  checklistVersion: number;
  reviewKind: ReviewKind;
  /** What it stood on. */
  snapshotId: string;
}

interface DecidedThenRow {
  then_version: number | null;
  then_kind: string | null;
  then_snapshot_id: string | null;
  then_own_snapshot_id: string | null;
  then_tier: string | null;
  then_lifecycle: string | null;
}

/** A standing, and what is current of the checklist that it is under. @internal */
export interface StandingUnder {
  readiness: StoredReadiness;
  checklist: {
    title: string;
    state: ChecklistDocument['state'];
    version: number;
  };
  /** Somebody owns the entity who did not when the decision in force was taken, and is asked to affirm it. */
  isTakenOver: boolean;
  /** Absent before the first decision. */
  decidedThen?: DecidedThen;
}

/** The standings of entities, their history, and the headline that lists filter by. @internal */
export class DatabaseReadinessStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  async listByEntities(
    entityIds: string[],
    handle: Knex = this.#knex,
  ): Promise<StoredReadiness[]> {
    const rows = await handle<ReadinessRow>('readiness')
      .whereIn('entity_id', entityIds)
      .orderBy(['entity_id', 'checklist_id']);
    return rows.map(toReadiness);
  }

  /** The same without those that count no longer: of checklists that are not published. */
  async listCounted(entityIds: string[]): Promise<StoredReadiness[]> {
    const rows: ReadinessRow[] = await this.#knex('readiness')
      .join('checklist', 'checklist.id', 'readiness.checklist_id')
      .where('checklist.state', 'published')
      .whereIn('readiness.entity_id', entityIds)
      .orderBy(['readiness.entity_id', 'readiness.checklist_id'])
      .select('readiness.*');
    return rows.map(toReadiness);
  }

  /** The standings of one entity, with what is current of the checklist behind each. */
  async listUnderChecklists(entityId: string): Promise<StandingUnder[]> {
    const rows: (ReadinessRow &
      DecidedThenRow & {
        current_title: string;
        current_state: string;
        current_version: number;
        new_owners: number | string;
      })[] = await this.#knex('readiness')
      .join('checklist', 'checklist.id', 'readiness.checklist_id')
      .leftJoin('decision as decided', 'decided.id', 'readiness.decision_id')
      .leftJoin('review_entity as about', on =>
        on
          .on('about.review_id', 'decided.review_id')
          .andOn('about.entity_id', 'readiness.entity_id'),
      )
      .where('readiness.entity_id', entityId)
      .orderBy('readiness.checklist_id')
      .select('readiness.*', 'checklist.current_version', {
        then_version: 'decided.checklist_version',
        then_kind: 'decided.review_kind',
        then_snapshot_id: 'decided.snapshot_id',
        then_own_snapshot_id: 'decided.own_snapshot_id',
        then_tier: 'about.decided_tier',
        then_lifecycle: 'about.decided_lifecycle',
        current_title: 'checklist.title',
        current_state: 'checklist.state',
        new_owners: newOwners(
          this.#knex('entity_owner as claim').whereRaw(
            'claim.entity_id = readiness.entity_id',
          ),
        ).count(),
      });
    return rows.map(row => ({
      readiness: toReadiness(row),
      checklist: {
        title: row.current_title,
        state: row.current_state as ChecklistDocument['state'],
        version: row.current_version,
      },
      // PostgreSQL counts in 64 bits, which arrive as text.
      isTakenOver: Number(row.new_owners) > 0 && row.standing !== 'notRequired',
      decidedThen: decidedThenOf(row),
    }));
  }

  /** The rows of these entities in key order, kept from other writers until the transaction ends. */
  async lock(
    trx: Transaction,
    entityIds: string[],
  ): Promise<StoredReadiness[]> {
    // The entity rows come first: they keep apart two writers that both find no readiness row yet.
    await trx('entity')
      .whereIn('id', entityIds)
      .orderBy('id')
      .select('id')
      .forUpdate();
    const rows = await trx<ReadinessRow>('readiness')
      .whereIn('entity_id', entityIds)
      .orderBy(['entity_id', 'checklist_id'])
      .forUpdate();
    return rows.map(toReadiness);
  }

  async save(trx: Transaction, readiness: StoredReadiness[]): Promise<void> {
    for (let start = 0; start < readiness.length; start += CHUNK) {
      await trx<ReadinessRow>('readiness')
        .insert(readiness.slice(start, start + CHUNK).map(toReadinessRow))
        .onConflict(['entity_id', 'checklist_id'])
        .merge();
    }
  }

  /** Adds to the history of standings. */
  async recordChanges(
    trx: Transaction,
    changed: StoredReadiness[],
  ): Promise<void> {
    for (let start = 0; start < changed.length; start += CHUNK) {
      await trx('readiness_change').insert(
        changed.slice(start, start + CHUNK).map(readiness => ({
          entity_id: readiness.entityId,
          checklist_id: readiness.checklistId,
          sequence: readiness.sequence,
          standing: readiness.standing,
          rule: readiness.rule,
          reasons: JSON.stringify(readiness.reasons),
          changed_at: readiness.computedAt,
        })),
      );
    }
  }

  /** Sets the headlines of entities; those that are alike go in one statement. */
  async saveHeadlines(
    trx: Transaction,
    headlines: Map<string, PlacedHeadline>,
  ): Promise<void> {
    const alike = new Map<
      string,
      { headline: PlacedHeadline; entityIds: string[] }
    >();
    for (const [entityId, headline] of headlines) {
      const key = JSON.stringify(headline);
      alike.set(key, {
        headline,
        entityIds: [...(alike.get(key)?.entityIds ?? []), entityId],
      });
    }
    for (const { headline, entityIds } of alike.values()) {
      await trx('entity')
        .whereIn('id', entityIds)
        .update({
          headline: headline.headline,
          in_review: headline.inReview,
          due_soon: headline.dueSoon,
          launched_unreviewed: headline.launchedUnreviewed,
          contradicted: headline.contradicted,
          reasons: JSON.stringify(headline.reasons),
          valid_until: headline.validUntil ?? null,
          due_on: headline.dueOn ?? null,
          programme_place: headline.programme,
          in_scope: headline.inScope,
        });
    }
    // Every change of a standing comes by here.
    await markDue(trx, [...headlines.keys()]);
  }

  /** Entities of which a standing changes by itself at or before the instant. */
  async listDue(options: {
    now: Date;
    limit: number;
    except?: string[];
  }): Promise<string[]> {
    const rows = await this.#knex<ReadinessRow>('readiness')
      .where('next_change_at', '<=', options.now.toISOString())
      .whereNotIn('entity_id', options.except ?? [])
      // By the column that is narrowed: ordered by entity, SQLite would walk through all rows.
      .orderBy('next_change_at')
      .limit(options.limit)
      .select('entity_id');
    return [...new Set(rows.map(row => row.entity_id))].sort();
  }

  /** Lets the standings of these be computed anew by the next that looks at what is due. */
  async putDue(entityIds: string[], now: Date): Promise<void> {
    await this.#knex<ReadinessRow>('readiness')
      .whereIn('entity_id', entityIds)
      .update({ next_change_at: now.toISOString() });
  }

  /** Ids of all entities behind the given one, in key order. */
  async listEntityIds(options: {
    after?: string;
    limit: number;
  }): Promise<string[]> {
    const rows = await this.#knex('entity')
      .where('id', '>', options.after ?? '')
      .orderBy('id')
      .limit(options.limit)
      .select('id');
    return rows.map(row => row.id);
  }
}

function decidedThenOf(
  row: ReadinessRow & DecidedThenRow,
): DecidedThen | undefined {
  return row.decision_id !== null && row.then_snapshot_id !== null
    ? {
        decisionId: row.decision_id,
        checklistVersion: row.then_version!,
        reviewKind: row.then_kind as ReviewKind,
        snapshotId: row.then_own_snapshot_id ?? row.then_snapshot_id,
        tier: row.then_tier ?? undefined,
        lifecycle: row.then_lifecycle ?? undefined,
      }
    : undefined;
}
