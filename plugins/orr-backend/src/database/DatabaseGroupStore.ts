import { Knex } from 'knex';
import { chunksFor, insertRows } from './chunks';
import { GroupAncestorRow } from './entityRows';
import { lockEntities } from './lockEntities';
import { markDue, markOwnedDue } from './rollUp/markDue';

interface ParentRow {
  group_ref: string;
  parent_ref: string | null;
}

/** The closure of the catalog's group tree, each group its own ancestor at depth 0. @internal */
export class DatabaseGroupStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The refs themselves and every group above any of them. */
  async ancestorsOf(
    refs: string[],
    handle: Knex = this.#knex,
  ): Promise<string[]> {
    const ancestors = new Set(refs);
    for (const chunk of chunksFor(handle, refs)) {
      const rows = await handle<GroupAncestorRow>('group_ancestor')
        .distinct('ancestor_ref')
        .whereIn('group_ref', chunk);
      rows.forEach(row => ancestors.add(row.ancestor_ref));
    }
    return [...ancestors];
  }

  /** Those of these groups that somebody belongs to, in themselves or in a group below. */
  async listManned(groupRefs: string[]): Promise<Set<string>> {
    const manned = new Set<string>();
    for (const chunk of chunksFor(this.#knex, groupRefs)) {
      const rows: { group_ref: string }[] = await this.#knex('entity as own')
        .leftJoin(
          'group_ancestor as below',
          'below.ancestor_ref',
          'own.entity_ref',
        )
        .leftJoin('entity as held', 'held.entity_ref', 'below.group_ref')
        .whereIn('own.entity_ref', chunk)
        .where(either =>
          either
            .where('own.has_members', true)
            .orWhere(under =>
              under
                .whereNull('held.orphaned_at')
                .where('held.has_members', true),
            ),
        )
        .distinct({ group_ref: 'own.entity_ref' });
      rows.forEach(row => manned.add(row.group_ref));
    }
    return manned;
  }

  /** Those of these groups that have groups below them, in the order of refs. */
  async listAbove(groupRefs: string[]): Promise<string[]> {
    const above: string[] = [];
    for (const chunk of chunksFor(this.#knex, groupRefs)) {
      const rows: { ancestor_ref: string }[] =
        await this.#knex<GroupAncestorRow>('group_ancestor')
          .distinct('ancestor_ref')
          .whereIn('ancestor_ref', chunk)
          .where('depth', '>', 0);
      above.push(...rows.map(row => row.ancestor_ref));
    }
    return above.sort();
  }

  /** Brings the closure in line with the groups that are known; answers whether it had changed. */
  async rebuild(): Promise<boolean> {
    if (!(await compare(this.#knex)).differing.length) {
      return false;
    }
    return this.#knex.transaction(async trx => {
      // Of several that found a difference, one writes at a time, and the others find that it is done.
      await lockEntities(trx, trx('entity').where('kind', 'group'));
      const { wanted, differing } = await compare(trx);
      for (const chunk of chunksFor(trx, differing)) {
        await trx('group_ancestor').whereIn('group_ref', chunk).delete();
      }
      await insertRows(
        trx,
        'group_ancestor',
        differing.flatMap(group => wanted.get(group) ?? []),
      );
      await markOwnedDue(trx, differing);
      // A filter on owners tells what is below a group that owns nothing, too.
      for (const chunk of chunksFor(trx, differing)) {
        await markDue(
          trx,
          await trx('entity').whereIn('entity_ref', chunk).pluck('id'),
        );
      }
      return differing.length > 0;
    });
  }
}

/** The closure as it should be, and the groups of which it is another. */
async function compare(handle: Knex) {
  const wanted = closureOf(await listParents(handle));
  const stored = byGroup(
    await handle<GroupAncestorRow>('group_ancestor').select(),
  );
  const differing = [...new Set([...wanted.keys(), ...stored.keys()])].filter(
    group => fingerprint(wanted.get(group)) !== fingerprint(stored.get(group)),
  );
  return { wanted, differing };
}

async function listParents(handle: Knex): Promise<ParentRow[]> {
  return handle('entity')
    .leftJoin('entity_search', join =>
      join
        .on('entity_search.entity_id', 'entity.id')
        .andOn('entity_search.key', handle.raw('?', ['relations.childof'])),
    )
    .where('entity.kind', 'group')
    .whereNull('entity.orphaned_at')
    .select({
      group_ref: 'entity.entity_ref',
      parent_ref: 'entity_search.value',
    });
}

function closureOf(parents: ParentRow[]): Map<string, GroupAncestorRow[]> {
  const parentsOf = new Map<string, string[]>();
  for (const { group_ref, parent_ref } of parents) {
    parentsOf.set(group_ref, [
      ...(parentsOf.get(group_ref) ?? []),
      ...(parent_ref ? [parent_ref] : []),
    ]);
  }
  return new Map(
    [...parentsOf.keys()].map(group => [group, climb(group, parentsOf)]),
  );
}

/** Level by level; a group that was already met ends a cycle. */
function climb(
  group: string,
  parentsOf: Map<string, string[]>,
): GroupAncestorRow[] {
  const depths = new Map<string, number>();
  let level = [group];
  for (let depth = 0; level.length; depth += 1) {
    level.forEach(ref => depths.set(ref, depth));
    level = [...new Set(level.flatMap(ref => parentsOf.get(ref) ?? []))].filter(
      ref => !depths.has(ref),
    );
  }
  return [...depths].map(([ancestor, depth]) => ({
    group_ref: group,
    ancestor_ref: ancestor,
    depth,
  }));
}

function byGroup(rows: GroupAncestorRow[]): Map<string, GroupAncestorRow[]> {
  const groups = new Map<string, GroupAncestorRow[]>();
  rows.forEach(row => {
    const known = groups.get(row.group_ref);
    if (known) {
      known.push(row);
    } else {
      groups.set(row.group_ref, [row]);
    }
  });
  return groups;
}

function fingerprint(rows: GroupAncestorRow[] | undefined): string | undefined {
  return (
    rows &&
    JSON.stringify(rows.map(row => [row.ancestor_ref, row.depth]).sort())
  );
}
