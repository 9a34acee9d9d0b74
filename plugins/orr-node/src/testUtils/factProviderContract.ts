import { FactDefinition, FactReading } from 'backstage-plugin-orr-common';
import { FactProvider } from 'backstage-plugin-orr-node';
import assert from 'node:assert/strict';
import { callOf } from './batchContract';
import { ContractCase } from './ContractCase';
import {
  bindingsOf,
  caseOf,
  endsSoon,
  hidesSecrets,
  sourceCases,
  SourceUnderTest,
} from './sourceContract';

/**
 * What the contract has to know of a provider of facts.
 *
 * @public
 */
export interface FactProviderContractOptions {
  /** Starts the system and the provider, anew for each check. */
  start(): Promise<SourceUnderTest<FactProvider>>;
}

type Under = SourceUnderTest<FactProvider>;

async function read(
  under: Under,
  ask: Parameters<typeof callOf>[0] = {},
): Promise<FactReading[]> {
  const [binding] = bindingsOf(under);
  const { signal, budget } = callOf(ask);
  return under.source.read(binding, { signal, budget });
}

const TYPES: Record<FactDefinition['type'], string> = {
  boolean: 'boolean',
  number: 'number',
  share: 'number',
  duration: 'number',
  instant: 'string',
  text: 'string',
};

function checkReading(reading: FactReading, facts: readonly FactDefinition[]) {
  const { factId, state, value, sample, url } = reading;
  const fact = facts.find(({ id }) => id === factId);
  assert.ok(fact, `${factId} is not among its facts`);
  assert.equal(
    value === undefined,
    state === 'unknown' || state === 'error',
    `${factId}: ${state} and its value do not go together`,
  );
  assert.ok(
    value === undefined || typeof value === TYPES[fact.type],
    `${factId} is no ${fact.type}`,
  );
  assert.ok(
    fact.type !== 'instant' ||
      value === undefined ||
      !Number.isNaN(Date.parse(value as string)),
    `${factId} is no instant`,
  );
  assert.ok(
    !sample || (sample.k >= 0 && sample.k <= sample.n),
    `${factId} has a sample of more than all`,
  );
  assert.ok(
    !Number.isNaN(Date.parse(reading.observedAt)),
    `${factId} was observed at no time`,
  );
  assert.ok(
    url === undefined || /^https?:\/\//.test(url),
    `${factId} links to what is no page`,
  );
}

/**
 * All that the portal relies on of a provider of facts; used as {@link deploymentSourceContract}.
 *
 * @public
 */
export function factProviderContract(
  options: FactProviderContractOptions,
): ContractCase[] {
  const { start } = options;
  return [
    ...sourceCases(start, under => read(under)),
    caseOf(
      start,
      'tells facts that it has declared, once each',
      async under => {
        const { facts, id } = under.source;
        for (const fact of facts) {
          assert.ok(fact.id.startsWith(`${id}.`), `${fact.id} is of another`);
        }
        const readings = await read(under);
        assert.ok(readings.length > 0, 'it tells nothing');
        readings.forEach(reading => checkReading(reading, facts));
        const ids = readings.map(({ factId }) => factId);
        assert.equal(new Set(ids).size, ids.length, 'a fact is told twice');
        hidesSecrets(readings, under.secrets);
      },
    ),
    caseOf(start, 'ends soon when it has to', async under => {
      await endsSoon(
        read(under, { signal: AbortSignal.abort() }).catch(() => []),
        'what was aborted before it began',
      );
    }),
  ];
}
