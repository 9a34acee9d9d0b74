import { Entity } from '@backstage/catalog-model';
import {
  IncidentBatch,
  IncidentSource,
  isSourceError,
  SourceBinding,
  SourceBindResult,
  SourceCallOptions,
  SourceCursor,
  SourceEnvironment,
  SourceError,
  SourceIncident,
  SourceInstance,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { bindService, serviceIdOf } from './bindService';
import {
  IncidentCursor,
  IncidentRun,
  readCursor,
  windowUntil,
  withRun,
  withRunEnded,
} from './incidentCursor';
import { incidentSchema, toSourceIncident } from './incidentOf';
import { interpretWebhook } from './interpretWebhook';
import { HttpLimits, PagerdutyAccounts, PagerdutyApi } from './PagerdutyApi';
import { PagerdutyAccount } from './readPagerdutyConfig';

const LIMIT = 100;
/** PagerDuty pages no further than that. */
const FURTHEST = 10_000;
const SECOND_MS = 1_000;

const pageSchema = z.object({
  incidents: z.array(incidentSchema),
  more: z.boolean(),
});
const oneSchema = z.object({ incident: incidentSchema });

/** The instances of the accounts. @internal */
export function instancesOf(
  accounts: readonly PagerdutyAccount[],
): SourceInstance[] {
  return accounts.map(({ name, title, apiBaseUrl }) => ({
    id: name,
    title,
    host: new URL(apiBaseUrl).host,
  }));
}

/** The incidents of the services that entities name. @internal */
export class PagerdutyIncidentSource implements IncidentSource {
  readonly id = 'pagerduty';
  readonly title = 'PagerDuty';
  readonly knowsIncidents = true;
  readonly instances: readonly SourceInstance[];
  readonly events;
  readonly #configured: readonly PagerdutyAccount[];
  readonly #environment: SourceEnvironment;
  readonly #accounts: PagerdutyAccounts;

  constructor(options: {
    accounts: readonly PagerdutyAccount[];
    environment: SourceEnvironment;
    limits?: HttpLimits;
  }) {
    const { accounts, environment } = options;
    this.#configured = accounts;
    this.#environment = environment;
    this.#accounts = new PagerdutyAccounts(accounts, options);
    this.instances = instancesOf(accounts);
    this.events = {
      topics: ['pagerduty'],
      interpret: ({ payload }: { payload: unknown }) =>
        interpretWebhook(
          payload,
          accounts.map(({ name }) => name),
        ),
    };
  }

  bind(entity: Entity): SourceBindResult {
    return bindService(entity, this.#configured);
  }

  probe(instance: string, options: { signal: AbortSignal }): Promise<void> {
    return this.#accounts.probe(instance, options);
  }

  async *list(
    binding: SourceBinding,
    options: SourceCallOptions & { since: Date; cursor?: SourceCursor },
  ): AsyncIterable<IncidentBatch> {
    const { since, budget, signal } = options;
    const api = this.#accounts.of(binding.instance);
    const serviceId = serviceIdOf(binding);
    const now = this.#environment.clock.now();
    let cursor = withRun(readCursor(options.cursor), { now, since });
    while (cursor.run || cursor.toCheck.length > 0) {
      if (!budget.take()) {
        return;
      }
      const step = cursor.run
        ? await readPage(api, { serviceId, cursor, run: cursor.run, signal })
        : await checkOne(api, { cursor, signal });
      cursor = step.cursor;
      yield {
        incidents: step.incidents,
        alerts: [],
        cursor,
        coveredFrom: new Date(step.coveredFrom),
        done: !cursor.run && cursor.toCheck.length === 0,
      };
    }
  }
}

/** Overlaps by what PagerDuty may leave out of an instant. */
const afterSecond = (text: string) =>
  new Date(new Date(text).getTime() + SECOND_MS).toISOString();

interface Step {
  incidents: SourceIncident[];
  cursor: IncidentCursor;
  coveredFrom: string;
}

/** The open ones among what is known, after what was told now. */
function withTold(
  cursor: IncidentCursor,
  told: SourceIncident[],
): IncidentCursor {
  const ids = new Set(told.map(({ sourceId }) => sourceId));
  const open = told
    .filter(({ resolvedAt }) => resolvedAt === null)
    .map(({ sourceId }) => sourceId);
  return {
    ...cursor,
    open: [...cursor.open.filter(id => !ids.has(id)), ...new Set(open)],
    toCheck: cursor.toCheck.filter(id => !ids.has(id)),
  };
}

/** A page of all incidents of a service in a window, newest first. */
function queryOf(serviceId: string, run: IncidentRun): [string, string][] {
  return [
    ['service_ids[]', serviceId],
    ['statuses[]', 'triggered'],
    ['statuses[]', 'acknowledged'],
    ['statuses[]', 'resolved'],
    ['since', run.since],
    ['until', run.until],
    ['time_zone', 'UTC'],
    ['sort_by', 'created_at:desc'],
    ['limit', String(LIMIT)],
    ['offset', String(run.offset)],
  ];
}

async function readPage(
  api: PagerdutyApi,
  options: {
    serviceId: string;
    cursor: IncidentCursor;
    run: IncidentRun;
    signal: AbortSignal;
  },
): Promise<Step> {
  const { serviceId, cursor, run, signal } = options;
  const { value: page } = await api.get('incidents', queryOf(serviceId, run), {
    schema: pageSchema,
    signal,
  });
  const incidents = page.incidents.map(toSourceIncident);
  const told = withTold(cursor, incidents);
  const hasGap =
    run.last !== null &&
    !incidents.some(({ sourceId }) => sourceId === run.last);
  if (hasGap) {
    // What came before has become shorter, so that something has moved to a page that was read already.
    const offset = Math.max(0, run.offset - LIMIT);
    const last = offset === 0 ? null : run.last;
    return {
      incidents,
      cursor: { ...told, run: { ...run, offset, last } },
      coveredFrom: run.until,
    };
  }
  return pageRead({ incidents, more: page.more, cursor: told, run, api });
}

/** Where to go on after a page that follows the one before. */
function pageRead(options: {
  incidents: SourceIncident[];
  more: boolean;
  cursor: IncidentCursor;
  run: IncidentRun;
  api: PagerdutyApi;
}): Step {
  const { incidents, more, cursor, run, api } = options;
  const oldest = incidents.at(-1);
  if (!more) {
    const next =
      run.since > run.goal
        ? {
            ...cursor,
            run: { ...run, ...windowUntil(afterSecond(run.since), run.goal) },
          }
        : withRunEnded(cursor);
    return {
      incidents,
      cursor: next,
      coveredFrom: next.run ? run.since : next.covered?.from ?? run.goal,
    };
  }
  if (!oldest || (incidents.length === 1 && oldest.sourceId === run.last)) {
    throw new SourceError(
      'bad-response',
      `${api.title} says that there is more and does not tell it.`,
    );
  }
  const offset = run.offset + incidents.length - 1;
  const isTooFar = offset + LIMIT > FURTHEST;
  const going = isTooFar
    ? windowUntil(afterSecond(oldest.openedAt), run.goal)
    : { offset, last: oldest.sourceId };
  return {
    incidents,
    cursor: { ...cursor, run: { ...run, ...going } },
    coveredFrom: oldest.openedAt,
  };
}

/** Looks at one that was open, however long ago it was opened. */
async function checkOne(
  api: PagerdutyApi,
  { cursor, signal }: { cursor: IncidentCursor; signal: AbortSignal },
): Promise<Step> {
  const [id] = cursor.toCheck;
  const coveredFrom = cursor.covered!.from;
  const incidents = await oneOf(api, { id, signal });
  const rest = {
    ...cursor,
    toCheck: cursor.toCheck.filter(other => other !== id),
    // What is shown no longer is not asked for again; what was told of it stays.
    ...(incidents.length === 0 && {
      open: cursor.open.filter(other => other !== id),
    }),
  };
  return { incidents, cursor: withTold(rest, incidents), coveredFrom };
}

async function oneOf(
  api: PagerdutyApi,
  { id, signal }: { id: string; signal: AbortSignal },
): Promise<SourceIncident[]> {
  try {
    const { value } = await api.get(`incidents/${encodeURIComponent(id)}`, [], {
      schema: oneSchema,
      signal,
    });
    return [toSourceIncident(value.incident)];
  } catch (error) {
    if (isSourceError(error) && error.problem === 'not-found') {
      return [];
    }
    throw error;
  }
}
