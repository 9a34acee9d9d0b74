import { Knex } from 'knex';

const AT = '2026-03-01T10:00:00.000Z';

/** An entity as the list knows it; what a test does not care about is filled in. @internal */
export interface ListedEntity {
  id: string;
  title?: string;
  kind?: string;
  type?: string;
  lifecycle?: string;
  tier?: string;
  system?: string;
  domain?: string;
  validUntil?: string;
  headline?: string;
  ownerState?: string;
  /** In the programme; none as before it was computed. */
  place?: string;
  inScope?: boolean;
  owners?: string[];
  dueOn?: string;
  inReview?: boolean;
  dueSoon?: boolean;
  orphaned?: boolean;
}

/** Puts entities with their headlines straight into the tables. @internal */
export async function storeListedEntities(
  knex: Knex,
  entities: ListedEntity[],
): Promise<void> {
  for (const entity of entities) {
    const { id, kind = 'component', title, owners = [] } = entity;
    await knex('entity').insert({
      id,
      entity_ref: `${kind}:default/${id}`,
      kind,
      namespace: 'default',
      name: id,
      title: title ?? null,
      type: entity.type ?? null,
      lifecycle: entity.lifecycle ?? null,
      tier: entity.tier ?? null,
      system_ref: entity.system ?? null,
      domain_ref: entity.domain ?? null,
      valid_until: entity.validUntil ?? null,
      owner_state: entity.ownerState ?? 'owned',
      sort_name: (title ?? id).toLocaleLowerCase('en-US'),
      sort_owner: owners[0] ?? null,
      entity_json: '{}',
      content_hash: 'h',
      headline: entity.headline ?? 'ready',
      programme_place: entity.place ?? null,
      in_scope: entity.inScope ?? null,
      reasons: '[{"code":"decidedGo"}]',
      due_on: entity.dueOn ?? null,
      in_review: entity.inReview ?? false,
      due_soon: entity.dueSoon ?? false,
      first_seen_at: AT,
      updated_at: AT,
      orphaned_at: entity.orphaned ? AT : null,
    });
    for (const owner of owners) {
      await knex('entity_owner').insert({ entity_id: id, owner_ref: owner });
    }
  }
}

/** Puts each group below the groups named after it, nearest first. @internal */
export async function storeGroupTree(
  knex: Knex,
  ...branches: string[][]
): Promise<void> {
  for (const [group, ...above] of branches) {
    await knex('group_ancestor').insert(
      [group, ...above].map((ancestor, depth) => ({
        group_ref: group,
        ancestor_ref: ancestor,
        depth,
      })),
    );
  }
}
