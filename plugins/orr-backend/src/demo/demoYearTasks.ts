import { Task } from '../tasks/scheduleTasks';
import { DemoYear } from './DemoYear';

/** The jobs of a demo portal: telling the year comes first, since a standing of today must not precede one of last spring. @internal */
export function demoYearTasks(
  year: Pick<DemoYear, 'told' | 'runOnce'>,
  tasks: Task[],
): Task[] {
  return [
    {
      id: 'demo-year',
      schedule: {
        frequency: { seconds: 3 },
        timeout: { minutes: 15 },
        initialDelay: { seconds: 2 },
      },
      runOnce: (now, signal) => year.runOnce(now, signal),
    },
    ...tasks.map(task => ({
      ...task,
      runOnce: async (now: Date, signal: AbortSignal) =>
        year.told ? task.runOnce(now, signal) : undefined,
    })),
  ];
}
