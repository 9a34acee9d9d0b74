import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  SOURCE_PROBLEMS,
  SourceDeployment,
  SourceError,
} from 'backstage-plugin-orr-node';
import fc from 'fast-check';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  NADIA,
} from '../__testUtils__/createTestPortal';
import {
  ANNOTATION,
  ScriptedIncidents,
  ScriptedSource,
  told,
  withSources,
} from '../__testUtils__/ScriptedSource';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { SourceRegistry } from '../service/source/SourceRegistry';
import { DeployHealthClock } from './DeployHealthClock';
import { SourcePoll } from './SourcePoll';

jest.setTimeout(180_000);
const databases = createTestDatabases();

const NOW = '2026-03-02T09:00:00.000Z';
const ENTITY = 'component:default/checkout';
const DAY_MS = 86_400_000;
const ago = (ms: number) => new Date(Date.parse(NOW) - ms).toISOString();

const BOUND: Entity = {
  ...CHECKOUT,
  metadata: { ...CHECKOUT.metadata, annotations: { [ANNOTATION]: 'pay' } },
};

/** One success a day, and a state before each that was told while it ran. */
function history(days: number): {
  ended: SourceDeployment[];
  running: SourceDeployment[];
} {
  const ended = Array.from({ length: days }, (_, day) =>
    told(`${day}`, {
      startedAt: ago((day + 1) * DAY_MS),
      outcome: day % 7 === 3 ? 'failed' : 'succeeded',
      headCommitAt: ago((day + 1) * DAY_MS + 3_600_000),
    }),
  );
  const running = ended.map(item => ({
    ...item,
    outcome: 'running' as const,
    finishedAt: null,
    headCommitAt: null,
    sourceUpdatedAt: item.startedAt!,
  }));
  return { ended, running };
}

describe.each(databases.eachSupportedId())('what was polled on %s', id => {
  const opened: Knex[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(knex => knex.destroy()));
  });

  async function start(
    source = new ScriptedSource(),
    incidents: ScriptedIncidents[] = [],
  ) {
    const knex = await databases.init(id);
    opened.push(knex);
    const portal = await createTestPortal(knex, {
      catalog: catalogServiceMock({ entities: [BOUND] }),
      sources: new SourceRegistry({
        clock: { now: () => new Date(NOW) },
        added: withSources({ deployments: [source], incidents }),
      }),
    });
    const { services, stores, clock } = portal;
    await services.entityBinder.runOnce(clock.now());
    const poll = () =>
      new SourcePoll({ ...portal, ...stores, ...services }).runOnce(
        clock.now(),
      );
    const push = async (records: SourceDeployment[]) => {
      const rules = await services.rulesInForce.read();
      await stores.entityBindings.transaction(trx =>
        services.sourceRecords.putDeployments(
          trx,
          {
            provider: 'made',
            instance: 'near',
            bindingKey: 'made:pay',
            records,
            now: clock.now(),
            observedVia: 'event-verified',
          },
          rules,
        ),
      );
    };
    const health = async () => {
      await new DeployHealthClock({ ...stores, ...services }).runOnce(
        clock.now(),
      );
      return services.deployHealthService.getEntityDeployHealth(
        { entityRef: ENTITY },
        { credentials: NADIA },
      );
    };
    const rows = async () => {
      const found = await knex('deployment').orderBy('id');
      return found.map(({ observed_at: _, observed_via: __, ...row }) => row);
    };
    return { ...portal, knex, source, poll, push, health, rows };
  }

  it('is the same as what was pushed, as both, and as both shuffled and twice', async () => {
    const { ended, running } = history(20);
    const polled = await start();
    polled.source.records.set('pay', ended);
    await polled.poll();

    const pushed = await start();
    await pushed.push([...running, ...ended]);

    const both = await start();
    both.source.records.set('pay', ended);
    await both.push(running);
    await both.poll();
    await both.push(ended);

    const [shuffled] = fc.sample(
      fc.shuffledSubarray([...running, ...ended, ...ended, ...running], {
        minLength: 80,
      }),
      { numRuns: 1, seed: 7 },
    );
    const mixed = await start();
    mixed.source.records.set('pay', ended);
    await mixed.push(shuffled.slice(0, 30));
    await mixed.poll();
    for (let at = 30; at < shuffled.length; at += 9) {
      await mixed.push(shuffled.slice(at, at + 9));
    }
    await mixed.poll();

    const expected = await polled.rows();
    expect(expected).toHaveLength(20);
    const { tiers } = await polled.health();
    expect(tiers[0].health).toMatchObject({
      coverage: { days: 90, from: ago(90 * DAY_MS) },
      attemptFailureRate: { state: 'measured', k: 3, n: 20 },
    });
    for (const other of [pushed, both, mixed]) {
      expect(await other.rows()).toEqual(expected);
    }
    for (const other of [both, mixed]) {
      expect((await other.health()).tiers).toEqual(tiers);
    }
    // Nobody asked how far back it goes: since the first that was told.
    const [{ health }] = (await pushed.health()).tiers;
    expect(health.coverage.from).toBe(ended.at(-1)!.finishedAt);
    expect(health.attemptFailureRate).toMatchObject({ k: 3, n: 20 });
  });

  it('is the same number for number as what was pushed for as long as numbers look back', async () => {
    const { ended, running } = history(95);
    const polled = await start();
    polled.source.pageSize = 200;
    polled.source.records.set('pay', ended);
    await polled.poll();
    const pushed = await start();
    await pushed.push([...running, ...ended]);

    const [{ health: asked }] = (await polled.health()).tiers;
    const [{ health: heard }] = (await pushed.health()).tiers;
    expect(asked.attemptFailureRate).toMatchObject({ days: 90, n: 89 });
    // What lies before the time that numbers look back over is in none of them.
    expect({ ...heard, coverage: { ...heard.coverage, from: null } }).toEqual({
      ...asked,
      coverage: { ...asked.coverage, from: null },
    });
    expect(await pushed.rows()).toEqual(await polled.rows());
  });

  it('looks back as far as was asked, also where nothing new was told', async () => {
    const { ended } = history(3);
    const { push, poll, health, source, moveTo } = await start();
    await push(ended);
    expect((await health()).tiers[0].health.coverage).toMatchObject({
      from: ended.at(-1)!.finishedAt,
    });

    source.records.set('pay', ended);
    source.failures.set(1, new SourceError('forbidden', 'May not be read.'));
    await poll();
    expect((await health()).tiers[0].health.coverage.from).toBe(
      ended.at(-1)!.finishedAt,
    );

    moveTo(new Date(Date.parse(NOW) + 3_600_000).toISOString());
    await poll();
    const asked = await health();
    expect(asked.isStale).toBe(false);
    expect(asked.tiers[0].health.coverage).toMatchObject({ days: 90 });
  });

  it('knows of no incident as soon as it was asked for them', async () => {
    const { push, poll, health } = await start(undefined, [
      new ScriptedIncidents(),
    ]);
    const { ended } = history(12);
    await push(ended.map(item => ({ ...item, revision: null })));
    const [{ health: before }] = (await health()).tiers;
    expect(before.changeFailRate).toMatchObject({ reason: 'noIncidentSource' });
    await poll();
    const [{ health: after }] = (await health()).tiers;
    expect(after.changeFailRate).toMatchObject({ state: 'measured' });
  });

  it('learns from another source what the first one did not know of the same state', async () => {
    const { push, rows, knex } = await start();
    const full = told('1', {
      headCommitAt: ago(3 * DAY_MS),
      pipeline: 'deploy.yml',
      tier: 'staging',
    });
    const bare = { ...full, headCommitAt: null, pipeline: undefined };
    await push([{ ...bare, finishedAt: null, tier: undefined }]);
    await push([full]);
    const known = await rows();
    expect(known).toMatchObject([
      {
        head_commit_at: ago(3 * DAY_MS),
        pipeline: 'deploy.yml',
        tier: 'staging',
        finished_at: full.finishedAt,
        happened_at: full.finishedAt,
      },
    ]);
    await push([bare]);
    expect(await rows()).toEqual(known);
    expect(await knex('deployment_entity').select('tier')).toEqual([
      { tier: 'staging' },
    ]);
  });

  it('stays as it was, whatever goes wrong with the source', async () => {
    const { ended } = history(12);
    const { poll, health, source, moveTo, clock, stores } = await start();
    source.records.set('pay', ended);
    source.pageSize = 50;
    await poll();
    const { tiers } = await health();
    expect(tiers[0].health.daysSinceSuccess).toMatchObject({ value: 0 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...SOURCE_PROBLEMS, 'crash'), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.integer({ min: 1, max: 72 }),
        async (problems, hours) => {
          moveTo(NOW);
          for (const problem of problems) {
            moveTo(
              new Date(clock.now().getTime() + hours * 3_600_000).toISOString(),
            );
            source.failures.set(
              source.pages + 1,
              problem === 'crash'
                ? new Error('token abc')
                : new SourceError(problem, 'It does not go'),
            );
            await poll();
            await stores.entityBindings.transaction(trx =>
              stores.deployHealth.markDue(trx, [], clock.now()),
            );
          }
          expect((await health()).tiers).toEqual(tiers);
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
    source.failures.clear();
    // Six failures three days apart end on the 20th, and put off the next time by up to an hour.
    moveTo('2026-03-25T09:00:00.000Z');
    await poll();
    expect((await health()).tiers[0].health.daysSinceSuccess).toMatchObject({
      value: 23,
    });
  });

  it('says what the weakest of its sources can tell', async () => {
    const { poll, health, source } = await start(
      new ScriptedSource({ failures: 'latest-only', configRevisions: true }),
    );
    source.records.set('pay', history(20).ended);
    await poll();
    expect((await health()).tiers[0].health).toMatchObject({
      attemptFailureRate: { state: 'notMeasured', reason: 'failuresUnseen' },
      isConfigLeadTime: true,
    });
  });

  it('knows of no incident once a source of incidents was asked, not before', async () => {
    // Without revisions no rollback is seen either.
    const ended = history(20).ended.map(item => ({ ...item, revision: null }));
    const incidents = new ScriptedIncidents();
    const { poll, health, push, moveTo } = await start(new ScriptedSource(), [
      incidents,
    ]);
    await push(ended);
    expect((await health()).tiers[0].health.changeFailRate).toEqual({
      state: 'notMeasured',
      reason: 'noIncidentSource',
    });
    await poll();
    await push([told('new', { startedAt: ago(3_600_000), revision: null })]);
    expect((await health()).tiers[0].health.changeFailRate).toMatchObject({
      state: 'measured',
      k: 0,
    });
    incidents.incidents.push({
      sourceId: 'INC-1',
      title: 'Down',
      openedAt: ago(1_800_000),
      resolvedAt: null,
      severity: null,
      url: null,
      fixedByRevision: null,
      sourceUpdatedAt: ago(1_800_000),
    });
    moveTo('2026-03-02T09:30:00.000Z');
    await poll();
    expect((await health()).tiers[0].health.changeFailRate).toMatchObject({
      state: 'measured',
      k: 1,
    });
  });
});
