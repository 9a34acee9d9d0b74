import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { MOST_TOLD, sha256Hex } from 'backstage-plugin-orr-common';
import {
  DeployHealthService,
  RecordDeploymentsInput,
  RecordIncidentsInput,
} from '../service/DeployHealthService';
import { seededNumber } from './seededNumber';

type Deployment = RecordDeploymentsInput['deployments'][number];
type Incident = RecordIncidentsInput['incidents'][number];

/** How a service of the demo is deployed. */
interface Practice {
  /** On how many of ten days. */
  often: number;
  /** How many of ten attempts fail. */
  failing: number;
  /** As its pipeline calls it. */
  environment: string;
  /** Since how many days anybody tells of it. */
  days: number;
  /** How many days ago the last one was. */
  lastAgo?: number;
  /** Days ago on which a deployment had to be put right. */
  incidents?: number[];
  /** Days ago on which what had been there before was brought back. */
  rollbacks?: number[];
  /** Whether one runs that will not end. */
  isStuck?: boolean;
}

const PRACTICES: Record<string, Practice> = {
  'checkout-api': {
    often: 5,
    failing: 1,
    environment: 'production',
    days: 120,
    incidents: [41],
    rollbacks: [41],
  },
  'payment-gateway': {
    often: 3,
    failing: 3,
    environment: 'production',
    days: 120,
    incidents: [2, 25, 58],
    isStuck: true,
  },
  'shop-web': {
    often: 8,
    failing: 1,
    environment: 'production',
    days: 120,
    incidents: [70],
  },
  basket: { often: 4, failing: 1, environment: 'live-2', days: 30 },
  'article-search': {
    often: 3,
    failing: 2,
    environment: 'production',
    days: 20,
  },
  'points-ledger': {
    often: 2,
    failing: 1,
    environment: 'production',
    days: 120,
    lastAgo: 47,
  },
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What pipelines of the demo have told of deployments and incidents, up to now. @internal */
export class DemoDeployments {
  readonly #service: DeployHealthService;

  constructor(options: { deployHealthService: DeployHealthService }) {
    this.#service = options.deployHealthService;
  }

  async tell(
    entities: { name: string; entityRef: string }[],
    now: Date,
    options: { credentials: BackstageCredentials },
  ): Promise<void> {
    const told = entities.flatMap(({ name, entityRef }) =>
      name in PRACTICES
        ? [{ name, entityRef, practice: PRACTICES[name], now }]
        : [],
    );
    const deployments = told.flatMap(deploymentsOf);
    const incidents = told.flatMap(incidentsOf);
    for (let start = 0; start < deployments.length; start += MOST_TOLD) {
      await this.#service.recordDeployments(
        { deployments: deployments.slice(start, start + MOST_TOLD) },
        options,
      );
    }
    if (incidents.length) {
      await this.#service.recordIncidents({ incidents }, options);
    }
  }
}

interface Told {
  name: string;
  entityRef: string;
  practice: Practice;
  now: Date;
}

/** The instant of a time of that day. */
function at(now: Date, daysAgo: number, minutes: number): Date {
  const day = Math.floor(now.getTime() / DAY_MS) * DAY_MS - daysAgo * DAY_MS;
  return new Date(day + minutes * MINUTE_MS);
}

function deploymentsOf({ name, entityRef, practice, now }: Told): Deployment[] {
  const found: Deployment[] = [];
  let revision = sha256Hex(name).slice(0, 40);
  let before = revision;
  const { often, failing, days, lastAgo = 1, environment } = practice;
  for (let ago = days; ago >= lastAgo; ago -= 1) {
    const seed = [name, `${days - ago}`];
    const isRollback = practice.rollbacks?.includes(ago) ?? false;
    const hasIncident = practice.incidents?.includes(ago) ?? false;
    if (seededNumber(...seed) * 10 < often || isRollback || hasIncident) {
      const startedAt = at(now, ago, 540 + seededNumber(...seed, 'at') * 420);
      const minutes = 4 + seededNumber(...seed, 'long') * 9;
      const finishedAt = new Date(startedAt.getTime() + minutes * MINUTE_MS);
      const headMs =
        startedAt.getTime() - seededNumber(...seed, 'lead') * 30 * HOUR_MS;
      const fails = seededNumber(...seed, 'ends') * 10 < failing;
      const next = sha256Hex(seed.join()).slice(0, 40);
      found.push({
        entityRefs: [entityRef],
        source: 'demo',
        id: `${name}-${ago}`,
        environment,
        outcome: fails && !hasIncident ? 'failed' : 'succeeded',
        kind: 'deploy',
        startedAt: startedAt.toISOString(),
        finishedAt: finishedAt.toISOString(),
        revision: next,
        ref: 'main',
        url: `https://ci.meridian.example.org/${name}/${days - ago}`,
        headCommitAt: new Date(headMs).toISOString(),
        commitsAuthoredAt: commitsBefore(headMs, seed),
      });
      before = revision;
      revision = next;
      if (isRollback) {
        found.push(rollbackOf(found[found.length - 1], before));
      }
    }
  }
  return practice.isStuck
    ? [...found, stuckOf({ name, entityRef, practice, now })]
    : found;
}

/** One to four, written in the days before the last of them was committed. */
function commitsBefore(headMs: number, seed: string[]): string[] {
  const count = 1 + Math.floor(seededNumber(...seed, 'commits') * 4);
  return Array.from({ length: count }, (_, index) =>
    new Date(
      headMs - seededNumber(...seed, `commit ${index}`) * index * DAY_MS,
    ).toISOString(),
  );
}

function rollbackOf(deployment: Deployment, revision: string): Deployment {
  const startedAt = new Date(
    Date.parse(deployment.finishedAt!) + 40 * MINUTE_MS,
  );
  return {
    ...deployment,
    id: `${deployment.id}-rollback`,
    kind: 'rollback',
    outcome: 'succeeded',
    revision,
    commitsAuthoredAt: [],
    startedAt: startedAt.toISOString(),
    finishedAt: new Date(startedAt.getTime() + 3 * MINUTE_MS).toISOString(),
  };
}

function stuckOf({ name, entityRef, practice, now }: Told): Deployment {
  return {
    entityRefs: [entityRef],
    source: 'demo',
    id: `${name}-stuck`,
    environment: practice.environment,
    outcome: 'running',
    kind: 'deploy',
    startedAt: new Date(now.getTime() - 9 * HOUR_MS).toISOString(),
    ref: 'main',
    url: `https://ci.meridian.example.org/${name}/stuck`,
  };
}

/** Each begins a little after a deployment, and ends with what puts that right. */
function incidentsOf(told: Told): Incident[] {
  const { name, entityRef, practice } = told;
  const deployments = deploymentsOf(told);
  const ended = (id: string) =>
    deployments.find(deployment => deployment.id === id)?.finishedAt;
  return (practice.incidents ?? []).flatMap(ago => {
    const begun = ended(`${name}-${ago}`);
    if (!begun) {
      return [];
    }
    const openedMs = Date.parse(begun) + 15 * MINUTE_MS;
    const hours = 1 + seededNumber(name, `${ago}`) * 4;
    return {
      entityRefs: [entityRef],
      source: 'demo',
      id: `${name}-incident-${ago}`,
      title: `${name} answered too slowly`,
      openedAt: new Date(openedMs).toISOString(),
      resolvedAt:
        ended(`${name}-${ago}-rollback`) ??
        new Date(openedMs + hours * HOUR_MS).toISOString(),
      severity: 'SEV2',
      url: `https://incidents.meridian.example.org/${name}/${ago}`,
    };
  });
}
