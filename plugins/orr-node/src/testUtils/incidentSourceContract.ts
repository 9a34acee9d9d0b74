import {
  IncidentBatch,
  IncidentSource,
  isSourceError,
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
 * What the contract has to know of a source of incidents that can be asked.
 *
 * @public
 */
export interface IncidentSourceContractOptions {
  /** Starts the system and the source, anew for each check. */
  start(): Promise<
    SourceUnderTest<IncidentSource> & {
      /** How far back is asked. */
      since: Date;
      /** Events of the source that it understands. */
      events?: SourceEvent[];
    }
  >;
  /** Requests without which the source gets nowhere in a run, 5 by default. */
  requestsPerRun?: number;
}

type Under = Awaited<ReturnType<IncidentSourceContractOptions['start']>>;

function list(under: Under, ask: Parameters<typeof callOf>[0]) {
  const { source, since } = under;
  const [binding] = bindingsOf(under);
  assert.ok(source.list, 'it cannot be asked');
  return source.list(binding, { ...callOf(ask), since });
}

function beginningsOf({ incidents, alerts }: IncidentBatch): number[] {
  return [
    ...incidents.map(({ openedAt }) => Date.parse(openedAt)),
    ...alerts.map(({ firedAt }) => Date.parse(firedAt)),
  ];
}

function oldestOf(batches: IncidentBatch[]): number | undefined {
  const times = batches.flatMap(beginningsOf);
  return times.length ? Math.min(...times) : undefined;
}

function checkItem(item: {
  sourceId: string;
  beganAt: string;
  resolvedAt: string | null;
  sourceUpdatedAt: string;
  url: string | null;
}): void {
  const { sourceId, beganAt, resolvedAt, sourceUpdatedAt, url } = item;
  assert.ok(sourceId.length > 0, 'it has no id');
  for (const instant of [beganAt, resolvedAt ?? beganAt, sourceUpdatedAt]) {
    assert.ok(!Number.isNaN(Date.parse(instant)), `${sourceId}: no instant`);
  }
  assert.ok(
    resolvedAt === null || Date.parse(resolvedAt) >= Date.parse(beganAt),
    `${sourceId} ended before it began`,
  );
  assert.ok(url === null || /^https?:\/\//.test(url), `${sourceId}: no page`);
}

function checkBatch({
  incidents,
  alerts,
}: Pick<IncidentBatch, 'incidents' | 'alerts'>) {
  incidents.forEach(item => checkItem({ ...item, beganAt: item.openedAt }));
  alerts.forEach(item => checkItem({ ...item, beganAt: item.firedAt }));
}

const NONSENSE: unknown[] = [null, 'text', 7, [], {}, { alerts: null }];

function eventCase(start: () => Promise<Under>): ContractCase {
  return caseOf(
    start,
    'understands its events, and no nonsense',
    async under => {
      const { source, events = [] } = under;
      for (const event of events) {
        const meanings = source.events!.interpret(event);
        assert.ok(meanings.length > 0, 'an event means nothing');
        meanings.forEach(meaning => {
          assert.notEqual(meaning.kind, 'ignored', 'an event is ignored');
          if (meaning.kind === 'records') {
            checkBatch(meaning);
          }
        });
      }
      for (const topic of source.events?.topics ?? []) {
        for (const payload of NONSENSE) {
          try {
            source.events!.interpret({ topic, payload });
          } catch (error) {
            assert.ok(isSourceError(error), 'nonsense is to be a SourceError');
          }
        }
      }
    },
  );
}

/**
 * All that the portal relies on of a source of incidents; used as {@link deploymentSourceContract}.
 *
 * @public
 */
export function incidentSourceContract(
  options: IncidentSourceContractOptions,
): ContractCase[] {
  const { start, requestsPerRun = 5 } = options;
  return [
    ...sourceCases(start, under => take(list(under, {}))),
    ...batchCases(start, {
      list,
      idsOf: ({ incidents, alerts }: IncidentBatch) => [
        ...incidents.map(({ sourceId }) => `incident ${sourceId}`),
        ...alerts.map(({ sourceId }) => `alert ${sourceId}`),
      ],
      oldestOf,
      sinceOf: ({ since }) => since,
      requestsPerRun,
    }),
    caseOf(start, 'tells incidents as they can be kept', async under => {
      const batches = await take(list(under, {}));
      batches.forEach(checkBatch);
      hidesSecrets(batches, under.secrets);
    }),
    eventCase(start),
  ];
}
