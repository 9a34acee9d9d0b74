import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { KINDS_NOT_LISTED } from '../kindsNotListed';
import {
  EntityPast,
  FoldingDay,
  HEADLINE,
  PastStanding,
  pastStandingsOf,
  Placement,
} from './placement';
import { RollUpScope } from './RollUpScope';
import { AlikeGapRow, JudgedRow, OwnerRow, placedGapsOf } from './placedGapsOf';

interface PlacedRow {
  id: string;
  entity_ref: string;
  kind: string;
  tier: string | null;
  headline: string;
  programme_place: string | null;
  orphaned_at: string | null;
  system_ref: string | null;
  domain_ref: string | null;
}

interface ChangeRow {
  entity_id: string;
  checklist_id: string;
  standing: string;
  changed_at: string;
}

/** Computes from the tables as what entities are to be counted. @internal */
export class PlacementModel {
  /** By entity id: undefined for what is in no count, absent for what is gone. */
  async read(
    handle: Knex,
    entityIds: string[],
  ): Promise<Map<string, Placement | undefined>> {
    const found = new Map<string, Placement | undefined>();
    for (const chunk of chunksFor(handle, entityIds)) {
      const rows = await this.#entities(handle, chunk);
      const owners = await this.#owners(handle, chunk);
      const judged = await this.#judged(handle, chunk);
      const gaps = await this.#gaps(handle, chunk);
      for (const row of rows) {
        found.set(
          row.id,
          placementOf(row, {
            owners: owners.get(row.id) ?? [],
            judged: judged.get(row.id) ?? [],
            gaps: gaps.get(row.id) ?? [],
          }),
        );
      }
    }
    return found;
  }

  /** Where entities stood on days before, by entity id. */
  async readPast(
    handle: Knex,
    entityIds: string[],
    day: FoldingDay,
  ): Promise<Map<string, PastStanding[]>> {
    const past = new Map<string, PastStanding[]>();
    const publishedIds = new Set<string>(
      await handle('checklist').where('state', 'published').pluck('id'),
    );
    for (const chunk of chunksFor(handle, entityIds)) {
      const changes = groupBy<ChangeRow>(
        await handle('readiness_change')
          .whereIn('entity_id', chunk)
          .orderBy(['changed_at', 'checklist_id', 'sequence'])
          .select('entity_id', 'checklist_id', 'standing', 'changed_at'),
      );
      const seen: { id: string; first_seen_at: string }[] = await handle(
        'entity',
      )
        .whereIn('id', chunk)
        .select('id', 'first_seen_at');
      for (const { id, first_seen_at } of seen) {
        const entity = {
          firstSeenAt: first_seen_at,
          changes: (changes.get(id) ?? []).map(toChange),
        };
        past.set(id, pastStandingsOf(entity, publishedIds, day));
      }
    }
    return past;
  }

  #entities(handle: Knex, entityIds: string[]): Promise<PlacedRow[]> {
    return handle('entity')
      .leftJoin('entity as around', join =>
        join
          .on('around.entity_ref', 'entity.system_ref')
          .andOnVal('around.kind', 'system')
          .andOnNull('around.orphaned_at'),
      )
      .whereIn('entity.id', entityIds)
      .select(
        'entity.id',
        'entity.entity_ref',
        'entity.kind',
        'entity.tier',
        'entity.headline',
        'entity.programme_place',
        'entity.orphaned_at',
        'entity.system_ref',
        {
          domain_ref: handle.raw(
            "CASE WHEN entity.kind = 'system' THEN entity.domain_ref ELSE around.domain_ref END",
          ),
        },
      ) as unknown as Promise<PlacedRow[]>;
  }

  /** The owners of each, with all groups above them. */
  async #owners(
    handle: Knex,
    entityIds: string[],
  ): Promise<Map<string, OwnerRow[]>> {
    const rows: OwnerRow[] = await handle('entity_owner')
      .whereIn('entity_id', entityIds)
      .select('entity_id', 'owner_ref', { is_direct: handle.raw('1') })
      .union(
        handle('entity_owner')
          .join(
            'group_ancestor',
            'group_ancestor.group_ref',
            'entity_owner.owner_ref',
          )
          .whereIn('entity_id', entityIds)
          .select('entity_id', {
            owner_ref: 'ancestor_ref',
            is_direct: handle.raw('0'),
          }),
      );
    return groupBy(rows);
  }

  async #judged(
    handle: Knex,
    entityIds: string[],
  ): Promise<Map<string, JudgedRow[]>> {
    const rows: JudgedRow[] = await handle('readiness')
      .leftJoin('checklist', 'checklist.id', 'readiness.checklist_id')
      .whereIn('readiness.entity_id', entityIds)
      .orderBy(['readiness.entity_id', 'readiness.checklist_id'])
      .select(
        'readiness.entity_id',
        'readiness.checklist_id',
        'readiness.standing',
        'readiness.decision_id',
        'checklist.state',
      );
    return groupBy(rows);
  }

  async #gaps(
    handle: Knex,
    entityIds: string[],
  ): Promise<Map<string, AlikeGapRow[]>> {
    const by = [
      'entity_id',
      'checklist_id',
      'section_id',
      'area',
      'level',
      'state',
      'contradicted',
    ];
    const rows = await handle('standing_gap')
      .whereIn('entity_id', entityIds)
      .groupBy(by)
      .orderBy(by)
      .select(by)
      .count({ count: '*' });
    return groupBy(rows as unknown as AlikeGapRow[]);
  }
}

function placementOf(
  row: PlacedRow,
  of: { owners: OwnerRow[]; judged: JudgedRow[]; gaps: AlikeGapRow[] },
): Placement | undefined {
  if (row.orphaned_at !== null || KINDS_NOT_LISTED.includes(row.kind)) {
    return undefined;
  }
  const owners = [...new Set(of.owners.map(owner => owner.owner_ref))].sort();
  return {
    scopes: scopesOf(row, owners),
    tier: row.tier ?? '',
    place: row.programme_place ?? 'notAsked',
    standings: {
      [HEADLINE]: row.headline,
      ...Object.fromEntries(
        of.judged.map(({ checklist_id, standing }) => [checklist_id, standing]),
      ),
    },
    gaps: placedGapsOf(row.system_ref, of),
  };
}

function toChange(row: ChangeRow): EntityPast['changes'][0] {
  return {
    checklistId: row.checklist_id,
    standing: row.standing,
    changedAt: row.changed_at,
  };
}

function scopesOf(row: PlacedRow, owners: string[]): RollUpScope[] {
  // A system is counted with its parts.
  const system = row.kind === 'system' ? row.entity_ref : row.system_ref;
  return [
    ['all', ''],
    ...owners.map((ref): RollUpScope => ['group', ref]),
    ...(system ? [['system', system] as RollUpScope] : []),
    ...(row.domain_ref ? [['domain', row.domain_ref] as RollUpScope] : []),
  ];
}

function groupBy<T extends { entity_id: string }>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const known = groups.get(row.entity_id);
    if (known) {
      known.push(row);
    } else {
      groups.set(row.entity_id, [row]);
    }
  }
  return groups;
}
