import { OPEN_STATES } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { CountedCells, NOT_COUNTED } from './recountRollUps';

const OPEN: string[] = [...OPEN_STATES];

function add(cells: CountedCells, key: string, count = 1): void {
  cells[key] = (cells[key] ?? 0) + count;
}

/** The same of what is open: scope, checklist, what is counted, column, level, state, contradicted → how many. @internal */
export async function recountGaps(knex: Knex): Promise<CountedCells> {
  const entities: Record<string, string | null>[] = await knex(
    'entity',
  ).whereNull('orphaned_at');
  const owners: { entity_id: string; owner_ref: string }[] = await knex(
    'entity_owner',
  ).select();
  const closure: { group_ref: string; ancestor_ref: string }[] = await knex(
    'group_ancestor',
  ).select();
  const asking: Record<string, string | null>[] = await knex('readiness')
    .whereIn(
      'checklist_id',
      knex('checklist').where('state', 'published').select('id'),
    )
    .whereNot('standing', 'notRequired');
  const gaps: Record<string, string | number | boolean>[] = await knex(
    'standing_gap',
  ).select();
  const cells: CountedCells = {};
  for (const entity of entities.filter(
    ({ kind }) => !NOT_COUNTED.includes(kind!),
  )) {
    const asked = asking.filter(row => row.entity_id === entity.id);
    const direct = owners
      .filter(owner => owner.entity_id === entity.id)
      .map(owner => owner.owner_ref);
    const above = closure
      .filter(row => direct.includes(row.group_ref))
      .map(row => row.ancestor_ref);
    const own: CountedCells = {};
    for (const { checklist_id, decision_id } of asked) {
      const open = gaps.filter(
        gap => gap.entity_id === entity.id && gap.checklist_id === checklist_id,
      );
      for (const under of [checklist_id, '']) {
        own[`${under} | asked |  |  |  | false`] = 1;
        if (decision_id !== null) {
          own[`${under} | decided |  |  |  | false`] = 1;
        }
      }
      for (const gap of open) {
        const { level, state } = gap;
        const contradicted = Boolean(gap.contradicted);
        for (const [counted, column] of [
          ['section', gap.section_id],
          ['area', gap.area],
        ]) {
          add(
            own,
            `${checklist_id} | ${counted} | ${column} | ${level} | ${state} | ${contradicted}`,
          );
        }
        if (OPEN.includes(String(state))) {
          own[
            `${checklist_id} | openSection | ${gap.section_id} |  |  | false`
          ] = 1;
          own[`${checklist_id} | openArea | ${gap.area} |  |  | false`] = 1;
          own[` | openArea | ${gap.area} |  |  | false`] = 1;
        }
      }
    }
    for (const scope of [
      'all ',
      ...new Set([...direct, ...above].map(ref => `group ${ref}`)),
      ...direct.map(ref => `owner ${ref}`),
      ...(entity.system_ref ? [`part ${entity.system_ref}`] : []),
    ]) {
      Object.entries(own).forEach(([key, count]) =>
        add(cells, `${scope} | ${key}`, count),
      );
    }
  }
  return cells;
}

/** The counts of what is open that are shown. @internal */
export async function keptGaps(knex: Knex): Promise<CountedCells> {
  const rows = await knex('rollup_gap').where(
    'generation',
    knex('rollup_state').select('generation'),
  );
  return Object.fromEntries(
    rows.map(row => [
      [
        `${row.scope_kind} ${row.scope_ref}`,
        row.checklist_id,
        row.counted,
        row.column_id,
        row.level,
        row.state,
        Boolean(row.contradicted),
      ].join(' | '),
      row.count,
    ]),
  );
}
