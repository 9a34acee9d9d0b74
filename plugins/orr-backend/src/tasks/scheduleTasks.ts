import {
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { OrrClock } from 'backstage-plugin-orr-node';

/** A scheduled job: one run at an instant. @internal */
export interface Task {
  id: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
  runOnce(now: Date, signal: AbortSignal): Promise<unknown>;
}

/** Shares the jobs among all replicas of the backend; each runs on one of them at a time. @internal */
export async function scheduleTasks(options: {
  scheduler: SchedulerService;
  clock: OrrClock;
  logger: LoggerService;
  tasks: Task[];
}): Promise<void> {
  const { scheduler, clock, tasks } = options;
  for (const { id, schedule, runOnce } of tasks) {
    await scheduler.scheduleTask({
      ...schedule,
      id,
      scope: 'global',
      fn: async signal => {
        await runOnce(clock.now(), signal);
      },
    });
  }
}
