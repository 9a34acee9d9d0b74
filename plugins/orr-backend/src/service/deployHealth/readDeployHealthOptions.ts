import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  EnvironmentRule,
  environmentTierSchema,
} from 'backstage-plugin-orr-common';

/** What the organisation says about its deployments and incidents. @internal */
export interface DeployHealthOptions {
  environmentRules: EnvironmentRule[];
  /** Whether every incident of every entity is told of, so that none told means none. */
  incidentsAreTold: boolean;
  /** Whether pipelines say which deployments are hotfixes. */
  hotfixesAreTold: boolean;
  /** Hours after which a deployment that has not ended is stuck. */
  stuckAfterHours: number;
}

const ROOM = 'orr.deployHealth';
const MAX_HOURS = 24 * 30;
const tiers = environmentTierSchema.exclude(['unclassified']);

function readRule(config: Config, index: number): EnvironmentRule {
  const key = `${ROOM}.environments[${index}]`;
  const match = config.getString('match').trim();
  if (!match) {
    throw new InputError(`${key}.match: must not be empty`);
  }
  const tier = tiers.safeParse(config.getString('tier'));
  if (!tier.success) {
    throw new InputError(`${key}.tier: must be one of ${tiers.options.join()}`);
  }
  return {
    match,
    tier: tier.data,
    provider: config.getOptionalString('provider'),
    bindingKey: config.getOptionalString('binding'),
  };
}

/** Reads `orr.deployHealth`. @internal */
export function readDeployHealthOptions(config: Config): DeployHealthOptions {
  const room = config.getOptionalConfig(ROOM);
  const stuckAfterHours = room?.getOptionalNumber('stuckAfterHours') ?? 6;
  if (!(stuckAfterHours > 0 && stuckAfterHours <= MAX_HOURS)) {
    throw new InputError(
      `${ROOM}.stuckAfterHours: ${stuckAfterHours} is not a number of hours up to ${MAX_HOURS}`,
    );
  }
  return {
    environmentRules: (room?.getOptionalConfigArray('environments') ?? []).map(
      readRule,
    ),
    incidentsAreTold: room?.getOptionalBoolean('incidentsAreTold') ?? false,
    hotfixesAreTold: room?.getOptionalBoolean('hotfixesAreTold') ?? false,
    stuckAfterHours,
  };
}
