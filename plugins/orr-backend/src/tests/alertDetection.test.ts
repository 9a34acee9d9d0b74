import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { judgeFact } from 'backstage-plugin-orr-common';
import { SOURCE_PROBLEMS, SourceError } from 'backstage-plugin-orr-node';
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
  withSources,
} from '../__testUtils__/ScriptedSource';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { SourceRegistry } from '../service/source/SourceRegistry';
import { DeployHealthClock } from '../tasks/DeployHealthClock';
import { SourcePoll } from '../tasks/SourcePoll';

jest.setTimeout(180_000);
const databases = createTestDatabases();

const NOW = '2026-03-02T09:00:00.000Z';
const ENTITY = 'component:default/checkout';
const FACT = 'incidents.detectedByAlert';
const MINUTE_MS = 60_000;
const after = (minutes: number) =>
  new Date(Date.parse(NOW) + minutes * MINUTE_MS).toISOString();

const BOUND: Entity = {
  ...CHECKOUT,
  metadata: { ...CHECKOUT.metadata, annotations: { [ANNOTATION]: 'pay' } },
};

describe.each(databases.eachSupportedId())('detection on %s', id => {
  const opened: Knex[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(knex => knex.destroy()));
  });

  async function start(
    source = new ScriptedIncidents(false, true),
    config: JsonObject = {},
  ) {
    const knex = await databases.init(id);
    opened.push(knex);
    const portal = await createTestPortal(knex, {
      catalog: catalogServiceMock({ entities: [BOUND] }),
      config,
      sources: new SourceRegistry({
        clock: { now: () => new Date(NOW) },
        added: withSources({ incidents: [source] }),
      }),
    });
    const { services, stores, clock } = portal;
    await services.entityBinder.runOnce(clock.now());
    const poll = () =>
      new SourcePoll({ ...portal, ...stores, ...services }).runOnce(
        clock.now(),
      );
    /** Opened by hand so many minutes from the beginning on. */
    const incident = (minutes: number, incidentId = `INC-${minutes}`) =>
      services.deployHealthService.recordIncidents(
        {
          incidents: [
            {
              entityRefs: [ENTITY],
              source: 'default',
              id: incidentId,
              openedAt: after(minutes),
            },
          ],
        },
        { credentials: NADIA },
      );
    const alert = (minutes: number) => {
      source.alerts.push({
        sourceId: `alert-${minutes}`,
        name: 'Errors',
        severity: null,
        firedAt: after(minutes),
        resolvedAt: null,
        url: `https://prometheus.example.org/${minutes}`,
        sourceUpdatedAt: after(minutes),
      });
    };
    const compute = () =>
      new DeployHealthClock({ ...stores, ...services }).runOnce(clock.now());
    const reading = async () => {
      const { id: entityId } = (await stores.entities.getByRef(ENTITY))!;
      const found = await stores.factReadings.list([entityId], {
        factIds: [FACT],
      });
      return found.get(entityId)![0];
    };
    const said = async () => {
      await compute();
      const found = await reading();
      return found && (found.state === 'ok' ? found.value : found.state);
    };
    const moveTo = (minutes: number) => portal.moveTo(after(minutes));
    return {
      ...portal,
      moveTo,
      source,
      poll,
      incident,
      alert,
      said,
      reading,
      compute,
    };
  }

  it('says that there was none once the source was asked about the whole time, not before', async () => {
    const { poll, incident, said, moveTo, reading } = await start();
    await poll();
    moveTo(10);
    await incident(5);
    expect(await said()).toBe('unknown');
    moveTo(16);
    await poll();
    // Nothing more was told, and it is looked at all the same.
    expect(await said()).toBe(false);
    expect(await reading()).toMatchObject({
      note: `No alert fired in the 60 minutes before the incident of ${after(
        5,
      )} by api, of 1 in 365 days`,
      observedAt: after(16),
    });
  });

  it('says that there was one as soon as it is known, with where to look', async () => {
    const { poll, incident, said, moveTo, reading, alert } = await start();
    alert(-20);
    await poll();
    expect(await said()).toBe('unknown');
    moveTo(10);
    await incident(5);
    expect(await said()).toBe(true);
    expect(await reading()).toMatchObject({
      note: `made told of an alert at ${after(
        -20,
      )}, within 60 minutes before the incident of ${after(
        5,
      )} by api, of 1 in 365 days`,
      url: 'https://prometheus.example.org/-20',
    });
  });

  it('knows nothing by an alert alone, and nothing without a source of alerts', async () => {
    const alone = await start();
    alone.alert(-5);
    await alone.poll();
    expect(await alone.said()).toBe('unknown');

    const without = await start(new ScriptedIncidents(true, false));
    await without.incident(-5);
    await without.poll();
    expect(await without.said()).toBe('unknown');
    expect(await without.reading()).toMatchObject({
      note: 'No source of alerts is bound to it',
    });
  });

  it('looks back as far as the organisation says', async () => {
    const config = { deployHealth: { alertWindowMinutes: 10 } };
    const { poll, incident, said, moveTo, alert } = await start(
      undefined,
      config,
    );
    alert(-20);
    moveTo(10);
    await poll();
    await incident(5);
    expect(await said()).toBe(false);
    alert(-4);
    moveTo(30);
    await poll();
    expect(await said()).toBe(true);
  });

  it.each([0, -1, 1_441])('refuses to look %s minutes back', async minutes => {
    const config = { deployHealth: { alertWindowMinutes: minutes } };
    await expect(start(undefined, config)).rejects.toThrow(
      `orr.deployHealth.alertWindowMinutes: ${minutes} is not a number of minutes up to 1440`,
    );
  });

  it.each([true, false])(
    'is turned by no problem of the source where it is %s',
    async isDetected => {
      const source = new ScriptedIncidents(false, true);
      const { moveTo, ...story } = await start(source);
      // Noticed a month ago: nothing else may count once the newest is not known any more.
      source.alerts.length = 0;
      story.alert(-43_210);
      await story.incident(-43_200);
      if (isDetected) {
        story.alert(1);
      }
      moveTo(10);
      await story.incident(5);
      await story.poll();
      expect(await story.said()).toBe(isDetected);
      const { state, value } = await story.reading();
      let now = 10;
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              problem: fc.constantFrom(...SOURCE_PROBLEMS, 'crash', 'forgets'),
              // Longer than the longest pause before it is asked again.
              hours: fc.integer({ min: 2, max: 72 }),
              hasMore: fc.boolean(),
            }),
            { minLength: 1, maxLength: 5 },
          ),
          async steps => {
            for (const { problem, hours, hasMore } of steps) {
              now += hours * 60;
              moveTo(now);
              // What it does not reach back to any more it cannot tell again.
              source.coveredFrom = new Date(after(now));
              source.failure =
                problem === 'crash'
                  ? new Error('token abc')
                  : new SourceError(problem as 'unavailable', 'Not today');
              if (problem === 'forgets') {
                source.failure = undefined;
              }
              if (hasMore) {
                // Of the time that nobody knows of.
                await story.incident(now - 59, `INC-${now}`);
              }
              await story.poll();
              await story.compute();
              const read = await story.reading();
              expect([read.state, read.value]).toEqual([state, value]);
              const { failingSince } = read;
              expect(failingSince !== undefined).toBe(problem !== 'forgets');
            }
          },
        ),
        { numRuns: 6, endOnFailure: true },
      );
      source.failure = new SourceError('unavailable', 'Not today');
      moveTo(now + 60);
      await story.poll();
      const held = await story.reading();
      const judgedAfter = (days: number) =>
        judgeFact({
          definition: {
            type: 'boolean',
            rung: 'exercised',
            controlledBy: 'system',
          },
          reading: held,
          condition: { isTrue: true },
          now: new Date(Date.parse(held.observedAt) + days * 86_400_000),
        });
      expect(judgedAfter(7)).toMatchObject({
        state: 'ok',
        met: isDetected,
        at: held.observedAt,
      });
      expect(judgedAfter(7.01)).toMatchObject({ reason: 'failing' });
    },
  );
});
