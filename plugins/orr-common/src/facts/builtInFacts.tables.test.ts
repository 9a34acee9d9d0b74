import {
  computeDeployHealth,
  DeploymentRecord,
  IncidentRecord,
} from '../deployHealth';
import { FactReading } from './fact';
import { CATALOG_FACTS, readCatalogFacts, RelatedEntity } from './catalogFacts';
import {
  DEPLOY_HEALTH_FACTS,
  INCIDENT_FACTS,
  readDeployHealthFacts,
  readIncidentFacts,
} from './deployHealthFacts';

const AT = '2026-06-13T12:00:00.000Z';

function saidBy(readings: FactReading[]) {
  return Object.fromEntries(
    readings.map(({ factId, state, value, sample, note, url }) => [
      factId.split('.')[1],
      [
        state === 'ok' ? value : state,
        ...(sample ? [sample] : []),
        ...(note ? [note] : []),
        ...(url ? [url] : []),
      ],
    ]),
  );
}

describe('built-in facts', () => {
  const all = [...CATALOG_FACTS, ...DEPLOY_HEALTH_FACTS, ...INCIDENT_FACTS];

  it('have ids of their own', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('found no more than a link where a team writes them down', () => {
    for (const { id, rung } of CATALOG_FACTS) {
      expect([id, rung]).toEqual([id, 'linked']);
    }
  });
});

describe('what the catalog says', () => {
  const entity = {
    kind: 'Component',
    metadata: { name: 'pay' },
    spec: {},
    relations: [] as { type: string; targetRef: string }[],
  };
  const related = (
    kind: string,
    name: string,
    changes: Partial<RelatedEntity> & { spec?: object } = {},
  ): RelatedEntity => ({
    entity: { kind, metadata: { name }, spec: changes.spec },
    ownerState: changes.ownerState ?? 'owned',
  });

  it('of an entry with nothing in it', () => {
    expect(
      saidBy(
        readCatalogFacts({
          entity,
          ownerState: 'unowned',
          related: [],
          seenAt: AT,
        }),
      ),
    ).toEqual({
      ownerResolves: [false],
      contact: [false],
      onCallLink: [false],
      runbookLink: [false],
      dashboardLink: [false],
      techDocs: [false],
      description: [false],
      lifecycle: ['unknown', 'It names no lifecycle'],
      dependenciesHaveOwners: ['unknown', 'It names no dependency'],
      apiDefinitions: ['unknown', 'It provides no API'],
    });
  });

  it('of an entry with everything in it', () => {
    const relation = (type: string, targetRef: string) => ({ type, targetRef });
    const metadata = {
      name: 'pay',
      description: 'Takes money.',
      annotations: {
        'backstage.io/techdocs-ref': 'dir:.',
        'pagerduty.com/service-id': 'P1',
        'grafana/dashboard-selector': 'pay',
      },
      links: [{ url: 'https://runbooks.example.org/pay', title: 'Runbook' }],
    };
    expect(
      saidBy(
        readCatalogFacts({
          entity: {
            kind: 'Component',
            metadata,
            spec: { lifecycle: 'production' },
            relations: [
              relation('ownedBy', 'group:default/payments'),
              relation('dependsOn', 'component:default/ledger'),
              relation('dependsOn', 'resource:default/Queue'),
              relation('dependsOn', 'resource:default/gone'),
              relation('providesApi', 'api:default/pay'),
            ],
          },
          ownerState: 'owned',
          related: [
            {
              entity: {
                kind: 'Group',
                metadata: { name: 'payments' },
                spec: { profile: { email: 'pay@example.org' } },
              },
              ownerState: 'owned',
            },
            related('Component', 'ledger'),
            related('Resource', 'queue', { ownerState: 'unowned' }),
            related('API', 'pay', { spec: { definition: 'openapi: 3.1.0' } }),
          ],
          seenAt: AT,
        }),
      ),
    ).toEqual({
      ownerResolves: [true],
      contact: [true],
      onCallLink: [true],
      runbookLink: [true, 'https://runbooks.example.org/pay'],
      dashboardLink: [true],
      techDocs: [true],
      description: [true],
      lifecycle: ['production'],
      dependenciesHaveOwners: [false, '2 of 3 have no owner'],
      apiDefinitions: [true],
    });
  });
});

describe('how deployments fare', () => {
  const record = (
    day: number,
    changes: Partial<DeploymentRecord> = {},
  ): DeploymentRecord => ({
    provider: 'api',
    instance: 'default',
    sourceId: `${day}`,
    bindingKey: 'api:default',
    environment: 'production',
    revision: `r${day}`,
    artifact: null,
    ref: null,
    queuedAt: null,
    startedAt: new Date(Date.UTC(2026, 5, day, 8)).toISOString(),
    finishedAt: new Date(Date.UTC(2026, 5, day, 9)).toISOString(),
    outcome: 'succeeded',
    supersededAt: null,
    kind: 'deploy',
    url: `https://ci.example.org/${day}`,
    triggeredBy: null,
    headCommitAt: null,
    failureMarkedAt: null,
    sourceUpdatedAt: AT,
    observedAt: AT,
    observedVia: 'api',
    ...changes,
  });
  const healthOf = (records: DeploymentRecord[], coveredFrom = '2026-01-01') =>
    computeDeployHealth({
      records,
      incidents: [],
      asOf: AT,
      coveredFrom,
      failures: 'full',
      hasHotfixRule: false,
    });
  const said = (records: DeploymentRecord[], coveredFrom?: string) =>
    saidBy(
      readDeployHealthFacts(
        {
          tiers: [
            { tier: 'production', health: healthOf(records, coveredFrom) },
          ],
          unclassified: [],
        },
        AT,
      ),
    );

  it('is unknown, never bad, where nothing is told', () => {
    const facts = readDeployHealthFacts({ tiers: [], unclassified: [] }, AT);
    expect(facts.map(({ state, value }) => [state, value])).toEqual(
      DEPLOY_HEALTH_FACTS.map(() => ['unknown', undefined]),
    );
  });

  it('says that production is not known where only its name is', () => {
    expect(
      saidBy(readDeployHealthFacts({ tiers: [], unclassified: [1] }, AT))
        .productionClassified,
    ).toEqual([false]);
  });

  it('says how many there were of how many, and where to look', () => {
    const days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    expect(
      said([
        ...days.map(day => record(day)),
        record(12, { outcome: 'failed' }),
        record(13, {
          outcome: 'running',
          finishedAt: null,
          startedAt: '2026-06-12T01:00:00.000Z',
          sourceUpdatedAt: '2026-06-12T01:00:00.000Z',
        }),
      ]),
    ).toEqual({
      daysSinceSuccess: [2],
      lastDeploymentSucceeded: [
        false,
        'It ended at 2026-06-12T09:00:00.000Z',
        'https://ci.example.org/12',
      ],
      attemptFailureRate: [1 / 12, { k: 1, n: 12 }],
      changeFailRate: [0, { k: 0, n: 11 }],
      headCommitLeadTime: [
        'unknown',
        'The deployments do not say when their revisions were made',
      ],
      changeLeadTime: ['unknown', 'The commits of the revisions are not known'],
      lastRollbackAt: ['unknown', 'None was seen'],
      stuck: [1, 'The oldest since 2026-06-12T01:00:00.000Z'],
      productionClassified: [true],
    });
  });

  it('is not sure of a rate where deployments are known for a part of its days', () => {
    const days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    expect(
      said(
        days.map(day => record(day)),
        '2026-06-01T00:00:00.000Z',
      ).attemptFailureRate,
    ).toEqual([
      'underSampled',
      { k: 0, n: 11 },
      'Deployments are known for 13 of 90 days',
    ]);
  });

  it('knows when a rollback was last exercised', () => {
    expect(
      said([
        record(1),
        record(2),
        record(3, { revision: 'r1', kind: 'rollback' }),
      ]).lastRollbackAt,
    ).toEqual(['2026-06-03T09:00:00.000Z']);
  });
});

describe('what incidents say', () => {
  const incident = (openedAt: string, resolvedAt: string | null) =>
    ({
      openedAt,
      resolvedAt,
      url: `https://inc.example.org/${openedAt}`,
    } as IncidentRecord);

  it.each<[string, IncidentRecord[] | null, object]>([
    [
      'nothing where nobody tells of them',
      null,
      {
        openNow: ['unknown', 'Nobody tells of its incidents'],
        lastAt: ['unknown', 'Nobody tells of its incidents'],
        detectedByAlert: ['unknown', 'Nobody tells of its incidents'],
      },
    ],
    [
      'that there are none where all are told',
      [],
      {
        openNow: [0],
        lastAt: ['unknown', 'None was told'],
        detectedByAlert: [true],
      },
    ],
    [
      'how many are open now',
      [
        incident('2026-06-01', '2026-06-02'),
        incident('2026-06-03', null),
        incident('2027-01-01', null),
      ],
      {
        openNow: [1, 'https://inc.example.org/2026-06-03'],
        lastAt: ['2026-06-03', 'https://inc.example.org/2026-06-03'],
        detectedByAlert: [true],
      },
    ],
  ])('%s', (_name, incidents, expected) => {
    expect(
      saidBy(readIncidentFacts(incidents, AT, { state: 'ok', value: true })),
    ).toEqual(expected);
  });
});
