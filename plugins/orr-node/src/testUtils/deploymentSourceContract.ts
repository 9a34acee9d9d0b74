import {
  DeploymentBatch,
  DeploymentSource,
  DeployRule,
  isSourceError,
  MOST_COMPARED_COMMITS,
  SourceDeployment,
  SourceEvent,
} from 'backstage-plugin-orr-node';
import assert from 'node:assert/strict';
import { batchCases, callOf, take } from './batchContract';
import { ContractCase } from './ContractCase';
import {
  bindingsOf,
  caseOf,
  hidesSecrets,
  sourceCases,
  SourceUnderTest,
} from './sourceContract';

/**
 * What the contract has to know of a source of deployments.
 *
 * @public
 */
export interface DeploymentSourceContractOptions {
  /** Starts the system and the source, anew for each check. */
  start(): Promise<
    SourceUnderTest<DeploymentSource> & {
      /** How far back is asked. */
      since: Date;
      /** The rules of the organisation. */
      rules?: readonly DeployRule[];
      /** Events of the source that it understands. */
      events?: SourceEvent[];
      /** Two revisions between which the system knows commits, where the source compares them. */
      compares?: { base: string; head: string };
    }
  >;
  /** Requests without which the source gets nowhere in a run, 5 by default. */
  requestsPerRun?: number;
  /** For a system that answers all that it knows at once, however much that is. */
  fitsIntoOneAnswer?: boolean;
}

type Under = Awaited<ReturnType<DeploymentSourceContractOptions['start']>>;

const ENDED = ['succeeded', 'failed', 'cancelled', 'skipped', 'abandoned'];
const OUTCOMES = ['pending', 'running', ...ENDED];
const KINDS = ['deploy', 'rollback', 'hotfix', 'sync', 'unknown'];
const INSTANTS = [
  'queuedAt',
  'startedAt',
  'finishedAt',
  'supersededAt',
  'headCommitAt',
  'failureMarkedAt',
] as const;

function list(under: Under, ask: Parameters<typeof callOf>[0]) {
  const { source, since, rules = [] } = under;
  const [binding] = bindingsOf(under);
  assert.ok(source.list, 'it can be asked');
  return source.list(binding, {
    ...callOf(ask),
    since,
    rules,
    unfinished: [],
  });
}

function timeOf(record: SourceDeployment): number {
  const { finishedAt, startedAt, queuedAt, sourceUpdatedAt } = record;
  return Date.parse(finishedAt ?? startedAt ?? queuedAt ?? sourceUpdatedAt);
}

function oldestOf(batches: DeploymentBatch[]): number | undefined {
  const times = batches.flatMap(({ records }) => records.map(timeOf));
  return times.length ? Math.min(...times) : undefined;
}

function checkRecord(record: SourceDeployment): void {
  const { sourceId, environment, outcome, kind, url } = record;
  assert.ok(sourceId.length > 0, 'a deployment has an id');
  assert.ok(environment.length > 0, `${sourceId} has no environment`);
  assert.ok(OUTCOMES.includes(outcome), `${sourceId} is ${outcome}`);
  assert.ok(KINDS.includes(kind), `${sourceId} is a ${kind}`);
  assert.ok(
    record.finishedAt === null || ENDED.includes(outcome),
    `${sourceId} has ended and is ${outcome}`,
  );
  assert.ok(
    url === null || /^https?:\/\//.test(url),
    `${sourceId} links to what is no page`,
  );
  for (const name of INSTANTS) {
    const instant = record[name];
    assert.ok(
      instant === null || !Number.isNaN(Date.parse(instant)),
      `${sourceId}: ${name} is no instant`,
    );
  }
  assert.ok(
    !Number.isNaN(Date.parse(record.sourceUpdatedAt)),
    `${sourceId}: sourceUpdatedAt is no instant`,
  );
  assert.ok(
    record.startedAt === null ||
      record.finishedAt === null ||
      Date.parse(record.startedAt) <= Date.parse(record.finishedAt),
    `${sourceId} has ended before it began`,
  );
}

const NONSENSE: unknown[] = [null, 'text', 7, [], {}, { deployment: null }];

/** Nothing but a SourceError, whatever it is given. */
function interpretSafely(
  { source, rules = [] }: Under,
  event: SourceEvent,
): void {
  try {
    source.events!.interpret(event, { rulesOf: () => rules });
  } catch (error) {
    assert.ok(isSourceError(error), 'nonsense is to be a SourceError');
  }
}

function eventCase(start: () => Promise<Under>): ContractCase {
  return caseOf(
    start,
    'understands its events, and no nonsense',
    async under => {
      const { source, events = [], rules = [] } = under;
      if (!source.events) {
        assert.equal(events.length, 0, 'it has events and hears none');
        return;
      }
      assert.ok(source.events.topics.length > 0, 'it listens to a topic');
      for (const event of events) {
        const meaning = source.events.interpret(event, {
          rulesOf: () => rules,
        });
        assert.notEqual(meaning.kind, 'ignored', 'an event is ignored');
        if (meaning.kind === 'records') {
          meaning.records.forEach(checkRecord);
        }
      }
      for (const topic of source.events.topics) {
        NONSENSE.forEach(payload => interpretSafely(under, { topic, payload }));
      }
    },
  );
}

function compareCase(start: () => Promise<Under>): ContractCase {
  return caseOf(start, 'compares revisions within its budget', async under => {
    const { source, compares, requests } = under;
    if (!source.compare || !compares) {
      assert.equal(compares, undefined, 'it has revisions and compares none');
      return;
    }
    const [binding] = bindingsOf(under);
    const asked = requests?.();
    const spent = await source.compare(binding, {
      ...callOf({ budget: { take: () => false } }),
      ...compares,
    });
    assert.equal(spent.state, 'later', 'it asks where no request is left');
    assert.equal(requests?.(), asked, 'it asks where no request is left');
    const compared = await source.compare(binding, {
      ...callOf({}),
      ...compares,
    });
    assert.equal(compared.state, 'compared', 'it compares what it knows');
    const { authoredAt } = compared as { authoredAt: string[] };
    assert.ok(authoredAt.length > 0, 'it knows commits between the two');
    assert.ok(authoredAt.length <= MOST_COMPARED_COMMITS, 'there are too many');
    for (const date of authoredAt) {
      assert.ok(!Number.isNaN(Date.parse(date)), `${date} is no instant`);
    }
    hidesSecrets(compared, under.secrets);
  });
}

/**
 * All that the portal relies on of a source of deployments, to be run against a source with a system behind it:
 *
 * `it.each(deploymentSourceContract(options))('$name', ({ run }) => run());`
 *
 * @public
 */
export function deploymentSourceContract(
  options: DeploymentSourceContractOptions,
): ContractCase[] {
  const { start, requestsPerRun = 5, fitsIntoOneAnswer = false } = options;
  return [
    ...sourceCases(start, under => take(list(under, {}))),
    ...batchCases(start, {
      list,
      idsOf: ({ records }: DeploymentBatch) =>
        records.map(({ sourceId }) => sourceId),
      oldestOf,
      sinceOf: ({ since }) => since,
      requestsPerRun,
      fitsIntoOneAnswer,
    }),
    caseOf(start, 'tells deployments as they can be kept', async under => {
      const batches = await take(list(under, {}));
      const records = batches.flatMap(batch => batch.records);
      records.forEach(checkRecord);
      hidesSecrets(records, under.secrets);
    }),
    eventCase(start),
    compareCase(start),
  ];
}
