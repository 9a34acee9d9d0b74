import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readSourceRules, SourceRules } from '../source/sourceRules';

/** What the organisation says about its deployments and incidents. @internal */
export interface DeployHealthOptions {
  /** What sources tell, what it means. */
  rules: SourceRules;
  /** Whether every incident of every entity is told of, so that none told means none. */
  incidentsAreTold: boolean;
  /** Whether pipelines say which deployments are hotfixes. */
  hotfixesAreTold: boolean;
  /** Hours after which a deployment that has not ended is stuck. */
  stuckAfterHours: number;
}

const ROOM = 'orr.deployHealth';
const MAX_HOURS = 24 * 30;

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
    rules: readSourceRules(room),
    incidentsAreTold: room?.getOptionalBoolean('incidentsAreTold') ?? false,
    hotfixesAreTold: room?.getOptionalBoolean('hotfixesAreTold') ?? false,
    stuckAfterHours,
  };
}
