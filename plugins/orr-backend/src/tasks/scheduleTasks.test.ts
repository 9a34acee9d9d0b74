import {
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { readOrrConfig } from '../config';
import { createStores } from '../database/createStores';
import { Services } from '../service/createServices';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { createTestPortal } from '../__testUtils__/createTestPortal';
import { SourceRegistry } from '../service/source/SourceRegistry';
import { TrackerRegistry } from '../service/ticket/TrackerRegistry';
import { createTasks } from './createTasks';
import { InboxDelivery } from './InboxDelivery';
import { OutboxDelivery } from './OutboxDelivery';
import { scheduleTasks, Task } from './scheduleTasks';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 1 },
  timeout: { minutes: 2 },
};

describe('scheduleTasks', () => {
  it('runs each job on one replica at a time, at the instant of the clock', async () => {
    const scheduled: Parameters<SchedulerService['scheduleTask']>[0][] = [];
    const scheduler = mockServices.scheduler.mock({
      scheduleTask: async task => {
        scheduled.push(task);
      },
    });
    const now = new Date('2026-03-02T09:00:00.000Z');
    const runOnce = jest.fn();

    await scheduleTasks({
      scheduler,
      clock: { now: () => now },
      logger: mockServices.logger.mock(),
      tasks: [{ id: 'job', schedule: SCHEDULE, runOnce }],
    });

    expect(scheduled).toMatchObject([
      { ...SCHEDULE, id: 'job', scope: 'global' },
    ]);
    expect(runOnce).not.toHaveBeenCalled();
    const { signal } = new AbortController();
    await scheduled[0].fn(signal);
    expect(runOnce).toHaveBeenCalledWith(now, signal);
  });
});

describe.each(databases.eachSupportedId())('the jobs on %s', databaseId => {
  it('run on their schedules, and twice in a row', async () => {
    const knex = await databases.init(databaseId);
    const portal = await createTestPortal(knex);
    const config = readOrrConfig(mockServices.rootConfig());
    const metrics = {
      requestServed: jest.fn(),
      answerSaved: jest.fn(),
      sweepRun: jest.fn(),
      messageDelivered: jest.fn(),
      historyChecked: jest.fn(),
      rollUpsChecked: jest.fn(),
    };

    const tasks: Task[] = createTasks({
      checklistWatch: { runOnce: jest.fn() },
      clock: portal.clock,
      config,
      inboxDelivery: new InboxDelivery({
        inbox: portal.stores.inbox,
        inboxWork: portal.services.inboxWork,
      }),
      logger: mockServices.logger.mock(),
      metrics,
      outboxDelivery: new OutboxDelivery({
        outbox: portal.stores.outbox,
        delivery: { deliver: jest.fn() },
        logger: mockServices.logger.mock(),
        metrics,
      }),
      services: portal.services as Pick<
        Services,
        | 'annotatedMoves'
        | 'catalogFacts'
        | 'asking'
        | 'bindingRound'
        | 'campaignRound'
        | 'publicationTelling'
        | 'entityBinder'
        | 'ruleWalk'
        | 'chainWalk'
        | 'deadlines'
        | 'deployHealthProjector'
        | 'driftLook'
        | 'eventInbox'
        | 'inboxTopics'
        | 'lessonAsking'
        | 'vouchingPassing'
        | 'weeklyDigest'
        | 'ownershipWatch'
        | 'projection'
        | 'projector'
        | 'ticketStatusWrites'
      >,
      stores: createStores(knex),
      sources: new SourceRegistry({ clock: portal.clock }),
      trackers: new TrackerRegistry({ templates: [] }),
    });
    const { signal } = new AbortController();
    for (const task of [...tasks, ...tasks]) {
      await task.runOnce(portal.clock.now(), signal);
    }

    expect(tasks.map(({ id, schedule }) => [id, schedule])).toEqual([
      ['roll-ups', expect.objectContaining({ frequency: { seconds: 5 } })],
      ['roll-up-check', expect.objectContaining({ frequency: { hours: 24 } })],
      ['ticket-watch', config.schedules.ticketWatch],
      ['catalog-sweep', config.schedules.catalogSweep],
      ['checklist-watch', config.schedules.checklistWatch],
      ['readiness-clock', config.schedules.readinessClock],
      [
        'source-binding',
        expect.objectContaining({ frequency: { seconds: 30 } }),
      ],
      ['source-poll', config.schedules.sourcePoll],
      ['deploy-health-clock', config.schedules.deployHealth],
      ['catalog-facts', config.schedules.catalogSweep],
      ['drift-watch', config.schedules.drift],
      ['vouching-clock', config.schedules.drift],
      ['inbox-delivery', config.schedules.inbox],
      ['inbox-purge', expect.objectContaining({ frequency: { minutes: 10 } })],
      ['deadlines', config.schedules.readinessClock],
      ['campaigns', expect.objectContaining({ frequency: { minutes: 2 } })],
      [
        'checklist-telling',
        expect.objectContaining({ frequency: { minutes: 2 } }),
      ],
      ['lesson-asking', config.schedules.readinessClock],
      ['weekly-digest', config.schedules.readinessClock],
      ['programme-spread', config.schedules.readinessClock],
      ['outbox-delivery', config.schedules.outbox],
      ['mutation-purge', expect.objectContaining({ frequency: { hours: 24 } })],
      [
        'deployment-purge',
        expect.objectContaining({ frequency: { hours: 24 } }),
      ],
      ['entity-purge', expect.objectContaining({ frequency: { hours: 24 } })],
      ['history-check', expect.objectContaining({ frequency: { hours: 24 } })],
      [
        'presence-purge',
        expect.objectContaining({ frequency: { minutes: 10 } }),
      ],
    ]);
    expect(metrics.sweepRun.mock.calls).toEqual([
      [expect.objectContaining({ outcome: 'completed' })],
      [expect.objectContaining({ outcome: 'completed' })],
    ]);
    await knex.destroy();
  });
});
