import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'search.collators.orr';
/** The most that the list of entities gives at a time. */
const MOST = 200;

/** @internal */
export interface CollatorOptions {
  schedule: SchedulerServiceTaskScheduleDefinition;
  batchSize: number;
}

/** What the configuration says of how documents are made. @internal */
export function readCollatorOptions(root: Config): CollatorOptions {
  const config = root.getOptionalConfig(KEY);
  const batchSize = config?.getOptionalNumber('batchSize') ?? MOST;
  if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > MOST) {
    throw new InputError(
      `${KEY}.batchSize must be a whole number, 1 to ${MOST}`,
    );
  }
  const schedule = config?.getOptionalConfig('schedule');
  return {
    batchSize,
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : {
          frequency: { minutes: 10 },
          timeout: { minutes: 15 },
          initialDelay: { seconds: 30 },
        },
  };
}
