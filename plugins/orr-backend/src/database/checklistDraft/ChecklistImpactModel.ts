import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { VisibilityFilter } from '../VisibilityFilter';

/** Where an entity stands under a checklist. @internal */
export interface StandingUnderChecklist {
  entityId: string;
  standing: string;
  inReview: boolean;
  /** The version on which it was decided. */
  decidedVersion?: number;
}

/** What publishing a version would change, as far as a viewer sees the entities. @internal */
export class ChecklistImpactModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The standings under a checklist, in one statement. */
  async listStandings(
    checklistId: string,
    visibility: VisibilityFilter,
  ): Promise<StandingUnderChecklist[]> {
    const rows: {
      entity_id: string;
      standing: string;
      open_review_id: string | null;
      checklist_version: number | null;
    }[] = await applyVisibility(
      this.#knex('readiness')
        .join('entity', 'entity.id', 'readiness.entity_id')
        .leftJoin('decision', 'decision.id', 'readiness.decision_id')
        .whereNull('entity.orphaned_at')
        .where('readiness.checklist_id', checklistId),
      visibility,
    ).select(
      'readiness.entity_id',
      'readiness.standing',
      'readiness.open_review_id',
      'decision.checklist_version',
    );
    return rows.map(row => ({
      entityId: row.entity_id,
      standing: row.standing,
      inReview: row.open_review_id !== null,
      decidedVersion: row.checklist_version ?? undefined,
    }));
  }

  /** The owners of all entities that the viewer sees, by the id of the entity; in one statement. */
  async listOwners(
    visibility: VisibilityFilter,
  ): Promise<Map<string, string[]>> {
    const rows: { entity_id: string; owner_ref: string }[] =
      await applyVisibility(
        this.#knex('entity_owner')
          .join('entity', 'entity.id', 'entity_owner.entity_id')
          .whereNull('entity.orphaned_at'),
        visibility,
      )
        .orderBy(['entity_owner.entity_id', 'entity_owner.owner_ref'])
        .select('entity_owner.entity_id', 'entity_owner.owner_ref');
    const owners = new Map<string, string[]>();
    for (const { entity_id, owner_ref } of rows) {
      const known = owners.get(entity_id);
      if (known) {
        known.push(owner_ref);
      } else {
        owners.set(entity_id, [owner_ref]);
      }
    }
    return owners;
  }
}
