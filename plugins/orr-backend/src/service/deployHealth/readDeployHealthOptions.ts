import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ALERT_WINDOW_MINUTES } from 'backstage-plugin-orr-common';
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
  /** For so many minutes before an incident was opened an alert still tells of it. */
  alertWindowMinutes: number;
}

const ROOM = 'orr.deployHealth';
const MAX_HOURS = 24 * 30;
const MAX_MINUTES = 24 * 60;

/** Reads `orr.deployHealth`. @internal */
export function readDeployHealthOptions(config: Config): DeployHealthOptions {
  const room = config.getOptionalConfig(ROOM);
  const stuckAfterHours = room?.getOptionalNumber('stuckAfterHours') ?? 6;
  if (!(stuckAfterHours > 0 && stuckAfterHours <= MAX_HOURS)) {
    throw new InputError(
      `${ROOM}.stuckAfterHours: ${stuckAfterHours} is not a number of hours up to ${MAX_HOURS}`,
    );
  }
  const alertWindowMinutes =
    room?.getOptionalNumber('alertWindowMinutes') ?? ALERT_WINDOW_MINUTES;
  if (!(alertWindowMinutes > 0 && alertWindowMinutes <= MAX_MINUTES)) {
    throw new InputError(
      `${ROOM}.alertWindowMinutes: ${alertWindowMinutes} is not a number of minutes up to ${MAX_MINUTES}`,
    );
  }
  return {
    rules: readSourceRules(room),
    incidentsAreTold: room?.getOptionalBoolean('incidentsAreTold') ?? false,
    hotfixesAreTold: room?.getOptionalBoolean('hotfixesAreTold') ?? false,
    stuckAfterHours,
    alertWindowMinutes,
  };
}
