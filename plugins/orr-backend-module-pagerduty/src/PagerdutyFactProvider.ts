import { Entity } from '@backstage/catalog-model';
import { FactReading } from 'backstage-plugin-orr-common';
import {
  FactProvider,
  SourceBinding,
  SourceBindResult,
  SourceCallOptions,
  SourceEnvironment,
  SourceError,
  SourceInstance,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { bindService, isPagerdutyId, serviceIdOf } from './bindService';
import { pageOf } from './incidentOf';
import { HttpLimits, PagerdutyAccounts, PagerdutyApi } from './PagerdutyApi';
import { ESCALATION_LEVELS, ON_CALL } from './pagerdutyFacts';
import { instancesOf } from './PagerdutyIncidentSource';
import { PagerdutyAccount } from './readPagerdutyConfig';

const LIMIT = 100;

const policySchema = z.object({
  id: z.string().refine(isPagerdutyId),
  html_url: z.string().nullish(),
  escalation_rules: z.array(z.unknown()).nullish(),
});

const serviceSchema = z.object({
  service: z.object({
    status: z.string().nullish(),
    html_url: z.string().nullish(),
    escalation_policy: policySchema,
  }),
});

const policyAnswer = z.object({
  escalation_policy: policySchema.extend({
    escalation_rules: z.array(z.unknown()),
  }),
});

const shift = z.object({
  escalation_level: z.number(),
  user: z.object({ id: z.string() }),
  start: z.string().nullish(),
  end: z.string().nullish(),
});

const shiftsSchema = z.object({
  oncalls: z.array(shift),
  more: z.boolean().nullish(),
});

type Shift = z.infer<typeof shift>;

/** Whether the duty of somebody has begun and not ended. Without a begin or an end it always has, and never will. */
function isOnDuty({ start, end }: Shift, at: Date): boolean {
  return (!start || new Date(start) <= at) && (!end || new Date(end) > at);
}

/** One request of a run. */
type Ask = <T>(
  path: string,
  parameters: [string, string][],
  schema: z.ZodType<T>,
) => Promise<{ value: T; at: Date }>;

function askOf(api: PagerdutyApi, { budget, signal }: SourceCallOptions): Ask {
  return async (path, parameters, schema) => {
    if (!budget.take()) {
      throw new SourceError(
        'rate-limited',
        `The portal has asked ${api.title} often enough in this run and goes on in the next.`,
      );
    }
    return api.get(path, parameters, { schema, signal });
  };
}

/** How many people are on call at the first level. Nothing that says who they are leaves this. */
async function countOnCall(
  ask: Ask,
  policyId: string,
): Promise<{ count: number; at: Date }> {
  const people = new Set<string>();
  for (let offset = 0; ; ) {
    const { value, at } = await ask(
      'oncalls',
      [
        ['escalation_policy_ids[]', policyId],
        ['time_zone', 'UTC'],
        ['limit', String(LIMIT)],
        ['offset', String(offset)],
      ],
      shiftsSchema,
    );
    value.oncalls
      .filter(entry => entry.escalation_level === 1 && isOnDuty(entry, at))
      .forEach(({ user }) => people.add(user.id));
    if (!value.more || value.oncalls.length === 0) {
      return { count: people.size, at };
    }
    offset += value.oncalls.length;
  }
}

/** Facts of the escalation policies of services. @internal */
export class PagerdutyFactProvider implements FactProvider {
  readonly id = 'pagerduty';
  readonly title = 'PagerDuty';
  readonly facts = [ON_CALL, ESCALATION_LEVELS];
  readonly instances: readonly SourceInstance[];
  readonly #configured: readonly PagerdutyAccount[];
  readonly #accounts: PagerdutyAccounts;

  constructor(options: {
    accounts: readonly PagerdutyAccount[];
    environment: SourceEnvironment;
    limits?: HttpLimits;
  }) {
    this.#configured = options.accounts;
    this.#accounts = new PagerdutyAccounts(options.accounts, options);
    this.instances = instancesOf(options.accounts);
  }

  bind(entity: Entity): SourceBindResult {
    return bindService(entity, this.#configured);
  }

  probe(instance: string, options: { signal: AbortSignal }): Promise<void> {
    return this.#accounts.probe(instance, options);
  }

  async read(
    binding: SourceBinding,
    options: SourceCallOptions,
  ): Promise<FactReading[]> {
    const ask = askOf(this.#accounts.of(binding.instance), options);
    const { value, at } = await ask(
      `services/${serviceIdOf(binding)}`,
      [['include[]', 'escalation_policies']],
      serviceSchema,
    );
    const { status, html_url, escalation_policy: policy } = value.service;
    const levels =
      policy.escalation_rules?.length ?? (await levelsOf(ask, policy.id));
    const onCall = await countOnCall(ask, policy.id);
    const page = (address: string | null | undefined) => {
      const url = pageOf(address);
      return url === null ? {} : { url };
    };
    return [
      {
        factId: ON_CALL.id,
        state: 'ok',
        value: status !== 'disabled' && onCall.count > 0,
        note: noteOf({ status, count: onCall.count }),
        observedAt: onCall.at.toISOString(),
        ...page(html_url),
      },
      {
        factId: ESCALATION_LEVELS.id,
        state: 'ok',
        value: levels,
        observedAt: at.toISOString(),
        ...page(policy.html_url),
      },
    ];
  }
}

async function levelsOf(ask: Ask, policyId: string): Promise<number> {
  const { value } = await ask(
    `escalation_policies/${policyId}`,
    [],
    policyAnswer,
  );
  return value.escalation_policy.escalation_rules.length;
}

function noteOf(found: {
  status: string | null | undefined;
  count: number;
}): string {
  if (found.status === 'disabled') {
    return 'The service is disabled, so that nobody is called.';
  }
  return found.count === 1
    ? 'One person at the first level.'
    : `${found.count} people at the first level.`;
}
