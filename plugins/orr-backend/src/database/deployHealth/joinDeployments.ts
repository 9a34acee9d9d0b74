import { randomUUID } from 'node:crypto';
import { Transaction } from '../transaction';

const LINKS = [
  ['deployment_entity', 'deployment_id'],
  ['incident_entity', 'incident_id'],
  ['alert_entity', 'alert_id'],
] as const;

/** Due since ever, so that the next run computes it. */
const AT_ONCE = new Date(0).toISOString();

/** Carries what was told of one entity to another, which is computed anew. Both are to be locked. @internal */
export async function joinDeployments(
  trx: Transaction,
  { intoId, fromId }: { intoId: string; fromId: string },
): Promise<void> {
  for (const [table, key] of LINKS) {
    await trx(table)
      .where({ entity_id: fromId })
      .whereNotIn(
        key,
        trx(`${table} as known`)
          .where('known.entity_id', intoId)
          .select(`known.${key}`),
      )
      .update({ entity_id: intoId });
    await trx(table).where({ entity_id: fromId }).delete();
  }
  const before: string | null | undefined = (
    await trx('entity').where({ id: fromId }).first('first_production_at')
  )?.first_production_at;
  if (before) {
    await trx('entity')
      .where({ id: intoId })
      .where(later =>
        later
          .whereNull('first_production_at')
          .orWhere('first_production_at', '>', before),
      )
      .update({ first_production_at: before });
    await trx('entity')
      .where({ id: fromId })
      .update({ first_production_at: null });
  }
  const had = await trx('deploy_health').where({ entity_id: fromId }).delete();
  if (had) {
    await trx('deploy_health')
      .insert({
        entity_id: intoId,
        due_at: AT_ONCE,
        told_token: randomUUID(),
      })
      .onConflict('entity_id')
      .merge(['due_at', 'told_token']);
  }
}
