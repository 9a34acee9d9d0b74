import { Knex } from 'knex';

/** Keeps that somebody sees these entities and no other. Those written without a uid are given one. */
export async function fillVisibleSet(
  knex: Knex,
  setKey: string,
  entityRefs: string[],
): Promise<void> {
  await knex('entity')
    .whereNull('uid')
    .update({ uid: knex.ref('entity_ref') });
  const uids: string[] = await knex('entity')
    .whereIn('entity_ref', entityRefs)
    .pluck('uid');
  await knex('visible_set').insert({ key: setKey, expires_at: '9999' });
  await knex('visible_set_uid').insert(
    uids.map(uid => ({ set_key: setKey, uid })),
  );
}
