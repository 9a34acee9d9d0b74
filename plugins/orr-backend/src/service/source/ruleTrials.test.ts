import { SourceRuleDraft } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { createSourcePortal } from '../../__testUtils__/createSourcePortal';
import { OMAR, TOM } from '../../__testUtils__/createTestPortal';
import { named } from '../../__testUtils__/ReviewStory';
import { told } from '../../__testUtils__/ScriptedSource';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { SourcePoll } from '../../tasks/SourcePoll';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const CHECKOUT = {
  entityRef: 'component:default/checkout',
  title: 'checkout',
};

const link = (
  change: Partial<Extract<SourceRuleDraft, { kind: 'link' }>['document']>,
): SourceRuleDraft => ({
  kind: 'link',
  document: { binding: 'made:pay', entity: CHECKOUT.entityRef, ...change },
});
const deploys = (
  change: Partial<Extract<SourceRuleDraft, { kind: 'deploys' }>['document']>,
): SourceRuleDraft => ({
  kind: 'deploys',
  document: { pipeline: 'release', environment: 'live', ...change },
});

describe.each(databases.eachSupportedId())('rules tried on %s', id => {
  let knex: Knex;
  let made: Awaited<ReturnType<typeof createSourcePortal>>;

  beforeEach(async () => {
    knex = await databases.init(id);
    made = await createSourcePortal(knex);
    made.source.records.set('pay', [
      told('1', { pipeline: 'release', ref: 'refs/heads/main' }),
      told('2', { pipeline: 'release', ref: 'pay-2' }),
      told('3', { pipeline: 'nightly', environment: 'staging' }),
    ]);
    made.source.records.set('secret', [told('4', { pipeline: 'release' })]);
    await made.bindAll();
    const { portal } = made;
    await new SourcePoll({
      ...portal,
      ...portal.stores,
      ...portal.services,
    }).runOnce(portal.clock.now());
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const service = () => made.portal.services.sourceAdminService;
  const preview = (
    rule?: SourceRuleDraft,
    {
      ruleId,
      credentials = OMAR,
    }: { ruleId?: string; credentials?: typeof OMAR } = {},
  ) => service().previewSourceRule({ rule, ruleId }, { credentials });
  const add = async (rule: SourceRuleDraft) => {
    const { items } = await service().addSourceRule(named({ rule }), {
      credentials: OMAR,
    });
    return items.at(-1)!.id;
  };
  /** What was foreseen is what happens. */
  const linksOf = async (name: string) => {
    await made.portal.services.ruleWalk.runOnce(made.portal.clock.now());
    const rows = await knex('deployment_entity')
      .join('entity', 'entity.id', 'deployment_entity.entity_id')
      .where('entity.name', name);
    return rows.length;
  };

  it('foresees what an entity gets and loses by a rule about something shared', async () => {
    expect(await linksOf('checkout')).toBe(3);
    const release = link({ pipeline: 'release' });
    expect(await preview(release)).toEqual({
      deployments: 0,
      changes: [],
      environments: [],
      entities: 0,
      shown: [],
      links: [{ ...CHECKOUT, gains: 0, losses: 1 }],
      runs: [],
      bindings: 1,
      shownBindings: [{ provider: 'made', key: 'made:pay' }],
    });
    const ruleId = await add(release);
    expect(await linksOf('checkout')).toBe(2);
    expect(await linksOf('ledger')).toBe(3);

    const narrower = link({ refPrefix: 'pay-' });
    expect((await preview(narrower, { ruleId })).links).toEqual([
      { ...CHECKOUT, gains: 0, losses: 1 },
    ]);
    const toLedger = link({
      entity: 'component:default/ledger',
      environment: 'staging',
    });
    expect((await preview(toLedger, { ruleId })).links).toEqual([
      { ...CHECKOUT, gains: 1, losses: 0 },
      {
        entityRef: 'component:default/ledger',
        title: 'ledger',
        gains: 0,
        losses: 2,
      },
    ]);
    expect((await preview(undefined, { ruleId })).links).toEqual([
      { ...CHECKOUT, gains: 1, losses: 0 },
    ]);
  });

  it('finds the pipelines that would deploy to somewhere else from now on', async () => {
    expect(await preview(deploys({}))).toMatchObject({
      deployments: 0,
      links: [],
      runs: [{ pipeline: 'release', after: 'live', deployments: 3 }],
      bindings: 2,
    });
    const onMain = deploys({ branch: 'main', provider: 'made' });
    expect((await preview(onMain)).runs).toEqual([
      { pipeline: 'release', after: 'live', deployments: 2 },
    ]);
    const ruleId = await add(onMain);
    expect((await preview(deploys({ environment: 'edge' }))).runs).toEqual([
      { pipeline: 'release', after: 'edge', deployments: 1 },
    ]);
    expect((await preview(undefined, { ruleId })).runs).toEqual([
      { pipeline: 'release', before: 'live', deployments: 2 },
    ]);
    expect(await preview(deploys({ provider: 'other' }))).toMatchObject({
      runs: [],
      bindings: 0,
      shownBindings: [],
    });
  });

  it('tells nothing of what only hidden entities have', async () => {
    const secret = link({
      binding: 'made:s*',
      entity: 'component:default/vault',
      environment: 'staging',
    });
    expect(await preview(secret)).toMatchObject({
      links: [{ title: 'vault', gains: 0, losses: 1 }],
      bindings: 1,
    });
    made.hideVault();
    expect(await preview(secret, { credentials: TOM })).toMatchObject({
      links: [],
      bindings: 0,
      shownBindings: [],
    });
    expect(await preview(deploys({}), { credentials: TOM })).toMatchObject({
      runs: [{ pipeline: 'release', deployments: 2 }],
      bindings: 1,
    });
  });
});
