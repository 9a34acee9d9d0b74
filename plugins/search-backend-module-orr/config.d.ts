import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** Standings and checklists of operational readiness. */
      orr?: {
        /** When they are read. Default every ten minutes. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** How many entities are read at a time, 1 to 200. Default 200. */
        batchSize?: number;
      };
    };
  };
}
