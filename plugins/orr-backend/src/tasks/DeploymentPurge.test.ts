import { createStores } from '../database/createStores';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DeploymentPurge } from './DeploymentPurge';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const DAY = 24 * 60 * 60_000;
const THEN = '2026-01-01T10:00:00.000Z';
const THEN_MS = Date.parse(THEN);

describe.each(databases.eachSupportedId())('DeploymentPurge on %s', id => {
  it('forgets deployments and incidents after 400 days, and not a moment earlier', async () => {
    const knex = await databases.init(id);
    const purge = new DeploymentPurge(createStores(knex));
    await knex('entity').insert({
      id: 'e',
      entity_ref: 'component:default/pay',
      kind: 'component',
      namespace: 'default',
      name: 'pay',
      owner_state: 'owned',
      sort_name: 'pay',
      entity_json: '{}',
      content_hash: 'h',
      first_seen_at: THEN,
      updated_at: THEN,
    });
    const key = { provider: 'api', instance: 'default', source_id: '1' };
    const told = { ...key, source_updated_at: THEN, observed_at: THEN };
    await knex('deployment').insert({
      ...told,
      id: 'a',
      binding_key: 'api:default',
      environment: 'production',
      tier: 'production',
      outcome: 'succeeded',
      outcome_rank: 2,
      kind: 'deploy',
      observed_via: 'api',
      happened_at: THEN,
    });
    await knex('incident').insert({ ...told, id: 'b', opened_at: THEN });

    await knex('deployment_entity').insert({
      entity_id: 'e',
      deployment_id: 'a',
      tier: 'production',
      happened_at: THEN,
    });
    await knex('incident_entity').insert({ entity_id: 'e', incident_id: 'b' });

    expect(await purge.runOnce(new Date(THEN_MS + 400 * DAY))).toBe(0);
    expect(await purge.runOnce(new Date(THEN_MS + 400 * DAY + 1))).toBe(2);
    for (const table of ['deployment', 'incident']) {
      expect(await knex(table)).toEqual([]);
      expect(await knex(`${table}_entity`)).toEqual([]);
    }
    await knex.destroy();
  });
});
