import { Knex } from 'knex';

/** A count as the tables say it is, or as it is kept: scope, checklist, tier, standing, place → how many. @internal */
export type CountedCells = Record<string, number>;

/** @internal */
export const NOT_COUNTED = ['user', 'group', 'location'];

/** Counts everything from scratch, entity by entity and without the code that keeps counts. @internal */
export async function recountRollUps(knex: Knex): Promise<CountedCells> {
  const entities: Record<string, string | null>[] = await knex(
    'entity',
  ).select();
  const owners: { entity_id: string; owner_ref: string }[] = await knex(
    'entity_owner',
  ).select();
  const closure: { group_ref: string; ancestor_ref: string }[] = await knex(
    'group_ancestor',
  ).select();
  const standings: Record<string, string>[] = await knex('readiness').select();
  const cells: CountedCells = {};
  for (const entity of entities) {
    if (entity.orphaned_at !== null || NOT_COUNTED.includes(entity.kind!)) {
      continue;
    }
    const direct = owners
      .filter(owner => owner.entity_id === entity.id)
      .map(owner => owner.owner_ref);
    const above = closure
      .filter(row => direct.includes(row.group_ref))
      .map(row => row.ancestor_ref);
    const systemRef =
      entity.kind === 'system' ? entity.entity_ref : entity.system_ref;
    const system = entities.find(
      other =>
        other.entity_ref === systemRef &&
        other.kind === 'system' &&
        other.orphaned_at === null,
    );
    const scopes = [
      'all ',
      ...new Set([...direct, ...above].map(ref => `group ${ref}`)),
      ...(systemRef ? [`system ${systemRef}`] : []),
      ...(system?.domain_ref ? [`domain ${system.domain_ref}`] : []),
    ];
    const judged = [
      ['', entity.headline, entity.programme_place ?? 'notAsked'],
      ...standings
        .filter(row => row.entity_id === entity.id)
        .map(row => [row.checklist_id, row.standing, '']),
    ];
    for (const scope of scopes) {
      for (const [checklist, standing, place] of judged) {
        const key = `${scope} | ${checklist} | ${
          entity.tier ?? ''
        } | ${standing} | ${place}`;
        cells[key] = (cells[key] ?? 0) + 1;
      }
    }
  }
  return cells;
}

/** The counts that are shown. @internal */
export async function keptRollUps(knex: Knex): Promise<CountedCells> {
  const rows = await knex('rollup_cell').where(
    'generation',
    knex('rollup_state').select('generation'),
  );
  return Object.fromEntries(
    rows.map(row => [
      `${row.scope_kind} ${row.scope_ref} | ${row.checklist_id} | ${row.tier} | ${row.standing} | ${row.place}`,
      row.entities,
    ]),
  );
}
