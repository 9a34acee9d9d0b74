import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  DEPLOY_HEALTH_FACTS,
  FactCondition,
  FactDefinition,
  FactReading,
  FactType,
  INCIDENT_FACTS,
  judgeFact,
} from 'backstage-plugin-orr-common';
import {
  FactProvider,
  SOURCE_PROBLEMS,
  SourceError,
} from 'backstage-plugin-orr-node';
import fc from 'fast-check';
import { Knex } from 'knex';
import { CHECKOUT, createTestPortal } from '../__testUtils__/createTestPortal';
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
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ago = (ms: number) => new Date(Date.parse(NOW) - ms).toISOString();

const BOUND: Entity = {
  ...CHECKOUT,
  metadata: { ...CHECKOUT.metadata, annotations: { [ANNOTATION]: 'pay' } },
};

const PROBED = { rung: 'probed', controlledBy: 'system' } as const;
const FACTS: FactDefinition[] = [
  {
    id: 'made.on',
    title: 'On',
    description: 'It is on.',
    type: 'boolean',
    ...PROBED,
  },
  {
    id: 'made.level',
    title: 'Level',
    description: 'Its level.',
    type: 'number',
    ...PROBED,
  },
];

/** One condition that most values meet and one that most do not. */
const CONDITIONS: Record<FactType, FactCondition[]> = {
  boolean: [{ isTrue: true }, { isTrue: false }],
  number: [{ atMost: 20 }, { atLeast: 1_000 }],
  share: [{ atMost: 0.99 }, { atLeast: 0.99 }],
  duration: [
    { atMost: 90, unit: 'days' },
    { atLeast: 90, unit: 'days' },
  ],
  instant: [{ withinDays: 60 }, { withinDays: 1 }],
  text: [{ equals: 'a' }, { equals: 'b' }],
};

const KINDS = ['deployments', 'incidents', 'facts'] as const;

type Kind = (typeof KINDS)[number];

/** What each kind of source does when it is asked. */
class Weather {
  readonly failing = new Map<Kind, Error>();

  throwIf(kind: Kind): void {
    const failure = this.failing.get(kind);
    if (failure) {
      throw failure;
    }
  }
}

class FailingDeployments extends ScriptedSource {
  constructor(readonly weather: Weather) {
    super();
  }

  async *list(...input: Parameters<ScriptedSource['list']>) {
    this.weather.throwIf('deployments');
    yield* super.list(...input);
  }
}

class FailingIncidents extends ScriptedIncidents {
  constructor(readonly weather: Weather) {
    super();
  }

  async *list(...input: Parameters<ScriptedIncidents['list']>) {
    this.weather.throwIf('incidents');
    yield* super.list(...input);
  }
}

function factsUnder(weather: Weather): FactProvider {
  const { id, title, instances, bind, probe } = new ScriptedIncidents();
  return {
    id,
    title,
    instances,
    bind,
    probe,
    facts: FACTS,
    read: async (): Promise<FactReading[]> => {
      weather.throwIf('facts');
      return [
        { factId: 'made.on', state: 'ok', value: true, observedAt: NOW },
        { factId: 'made.level', state: 'ok', value: 7, observedAt: NOW },
      ];
    },
  };
}

const problem = fc.record({
  kind: fc.constantFrom(...KINDS),
  problem: fc.constantFrom(...SOURCE_PROBLEMS, 'crash'),
});

const INCIDENT = {
  sourceId: 'INC-1',
  title: 'Down',
  openedAt: ago(9 * DAY_MS),
  resolvedAt: ago(9 * DAY_MS - HOUR_MS),
  severity: null,
  url: null,
  fixedByRevision: null,
  sourceUpdatedAt: ago(9 * DAY_MS - HOUR_MS),
};

const DEPLOYMENTS = Array.from({ length: 20 }, (_, day) =>
  told(`${day}`, {
    startedAt: ago((day + 1) * DAY_MS),
    outcome: day % 7 === 3 ? 'failed' : 'succeeded',
    headCommitAt: ago((day + 1) * DAY_MS + HOUR_MS),
  }),
);

describe.each(databases.eachSupportedId())('sources that fail, on %s', id => {
  const opened: Knex[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(knex => knex.destroy()));
  });

  /** A portal that has asked all of its sources once, when they still answered. */
  async function start() {
    const weather = new Weather();
    const source = new FailingDeployments(weather);
    source.pageSize = 50;
    source.records.set('pay', DEPLOYMENTS);
    const incidents = new FailingIncidents(weather);
    incidents.incidents.push(INCIDENT);
    const added = withSources({
      deployments: [source],
      incidents: [incidents],
    });
    added.addFactProvider(() => factsUnder(weather));
    const knex = await databases.init(id);
    opened.push(knex);
    const portal = await createTestPortal(knex, {
      catalog: catalogServiceMock({ entities: [BOUND] }),
      sources: new SourceRegistry({
        clock: { now: () => new Date(NOW) },
        added,
      }),
    });
    const { services, stores, clock, moveTo } = portal;
    moveTo(NOW);
    await services.entityBinder.runOnce(clock.now());
    const entity = (await stores.entities.getByRef(
      'component:default/checkout',
    ))!;
    const look = async () => {
      const now = clock.now();
      await new SourcePoll({ ...portal, ...stores, ...services }).runOnce(now);
      await stores.entityBindings.transaction(trx =>
        stores.deployHealth.markDue(trx, [entity.id], now),
      );
      await new DeployHealthClock({ ...stores, ...services }).runOnce(now);
    };
    const verdicts = async () => {
      const found = await stores.factReadings.list([entity.id]);
      const readings = new Map(
        found.get(entity.id)!.map(reading => [reading.factId, reading]),
      );
      return [...DEPLOY_HEALTH_FACTS, ...INCIDENT_FACTS, ...FACTS].flatMap(
        definition =>
          CONDITIONS[definition.type as FactType].map(
            condition =>
              judgeFact({
                definition,
                condition,
                reading: readings.get(definition.id),
                maxAgeDays: 30,
                now: clock.now(),
              }).met,
          ),
      );
    };
    const pass = (hours: number) =>
      moveTo(new Date(clock.now().getTime() + hours * HOUR_MS).toISOString());
    await look();
    return { weather, look, verdicts, pass };
  }

  it('flip no verdict of any fact', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(problem, { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 1, max: 60 }),
        async (problems, hours) => {
          const { weather, look, verdicts, pass } = await start();
          const before = await verdicts();
          // Met and unmet are there, else nothing could flip.
          expect(before.filter(met => met === true).length).toBeGreaterThan(4);
          expect(before.filter(met => met === false).length).toBeGreaterThan(4);
          for (const { kind, problem: name } of problems) {
            weather.failing.set(
              kind,
              name === 'crash'
                ? new Error('token abc')
                : new SourceError(name, 'It does not go'),
            );
            pass(hours);
            await look();
            const after = await verdicts();
            expect(
              after.filter(
                (met, at) => met !== undefined && met !== before[at],
              ),
            ).toEqual([]);
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it('are believed for a week and no longer', async () => {
    const { weather, look, verdicts, pass } = await start();
    const before = await verdicts();
    KINDS.forEach(kind =>
      weather.failing.set(kind, new SourceError('unavailable', 'Down')),
    );
    pass(1);
    await look();
    pass(6 * 24);
    await look();
    expect(await verdicts()).toEqual(before);
    pass(2 * 24);
    await look();
    expect(new Set(await verdicts())).toEqual(new Set([undefined]));
  });
});
