import { LoggerService } from '@backstage/backend-plugin-api';
import { OrrClock } from 'backstage-plugin-orr-node';
import { OrrConfig } from '../config';
import { Stores } from '../database/createStores';
import { OrrMetrics } from '../metrics';
import { ChecklistWatch } from '../service/checklists/locations/ChecklistWatch';
import { Services } from '../service/createServices';
import { SourceRegistry } from '../service/source/SourceRegistry';
import { TrackerRegistry } from '../service/ticket/TrackerRegistry';
import { CatalogFactsClock } from './CatalogFactsClock';
import { CatalogSweep } from './CatalogSweep';
import { DeployHealthClock } from './DeployHealthClock';
import { DeploymentPurge } from './DeploymentPurge';
import { DriftWatch } from './DriftWatch';
import { EntityPurge } from './EntityPurge';
import { HistoryCheck } from './HistoryCheck';
import { InboxDelivery } from './InboxDelivery';
import { InboxPurge } from './InboxPurge';
import { MutationPurge } from './MutationPurge';
import { OutboxDelivery } from './OutboxDelivery';
import { PresencePurge } from './PresencePurge';
import { ProgrammeSpread } from './ProgrammeSpread';
import { ReadinessClock } from './ReadinessClock';
import { VouchingClock } from './VouchingClock';
import { TicketWatch } from './TicketWatch';
import { SourcePoll } from './SourcePoll';
import { RollUpCheck } from './RollUpCheck';
import { RollUpClock } from './RollUpClock';
import { Task } from './scheduleTasks';

/** All scheduled jobs of the plugin. @internal */
export function createTasks(options: {
  checklistWatch: Pick<ChecklistWatch, 'runOnce'>;
  clock: OrrClock;
  config: OrrConfig;
  logger: LoggerService;
  inboxDelivery: InboxDelivery;
  metrics: OrrMetrics;
  outboxDelivery: OutboxDelivery;
  services: Pick<
    Services,
    | 'annotatedMoves'
    | 'catalogFacts'
    | 'chainWalk'
    | 'deadlines'
    | 'deployHealthProjector'
    | 'driftLook'
    | 'asking'
    | 'campaignRound'
    | 'publicationTelling'
    | 'bindingRound'
    | 'entityBinder'
    | 'eventInbox'
    | 'inboxTopics'
    | 'lessonAsking'
    | 'ownershipWatch'
    | 'projection'
    | 'projector'
    | 'ruleWalk'
    | 'ticketStatusWrites'
    | 'vouchingPassing'
    | 'weeklyDigest'
  >;
  sources: SourceRegistry;
  stores: Stores;
  trackers: TrackerRegistry;
}): Task[] {
  const { config, inboxDelivery, outboxDelivery, services, stores } = options;
  const sweep = new CatalogSweep({ ...options, ...services });
  const clock = new ReadinessClock({
    ...options,
    ...stores,
    projector: services.projector,
  });
  const spread = new ProgrammeSpread({
    ...options,
    ...stores,
    projector: services.projector,
    tierKeys: config.tier,
  });
  const historyCheck = new HistoryCheck({ ...options, ...services });
  const entityPurge = new EntityPurge({
    ...options,
    ...stores,
    afterDays: config.purgeAfterDays,
  });
  const purge = new MutationPurge(stores);
  const deploymentPurge = new DeploymentPurge(stores);
  const inboxPurge = new InboxPurge({ ...services, ...stores });
  const presencePurge = new PresencePurge(stores);
  const catalogFactsClock = new CatalogFactsClock({ ...stores, ...services });
  const sourcePoll = new SourcePoll({ ...options, ...stores, ...services });
  const healthClock = new DeployHealthClock({ ...stores, ...services });
  const driftWatch = new DriftWatch({ ...stores, ...services });
  const vouchingClock = new VouchingClock({ ...stores, ...services });
  const ticketWatch = new TicketWatch({ ...options, ...stores, ...services });
  const rollUpClock = new RollUpClock({
    ...stores,
    timeZone: config.timeZone,
  });
  const rollUpCheck = new RollUpCheck({ ...options, ...stores });
  return [
    {
      id: 'roll-ups',
      schedule: {
        frequency: { seconds: 5 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 10 },
      },
      runOnce: (now, signal) => rollUpClock.runOnce(now, signal),
    },
    {
      id: 'roll-up-check',
      schedule: {
        frequency: { hours: 24 },
        timeout: { minutes: 30 },
        initialDelay: { minutes: 25 },
      },
      runOnce: now => rollUpCheck.runOnce(now),
    },
    {
      id: 'ticket-watch',
      schedule: config.schedules.ticketWatch,
      runOnce: (now, signal) => ticketWatch.runOnce(now, signal),
    },
    {
      id: 'catalog-sweep',
      schedule: config.schedules.catalogSweep,
      runOnce: (now, signal) => sweep.runOnce(now, signal),
    },
    {
      id: 'checklist-watch',
      schedule: config.schedules.checklistWatch,
      runOnce: (now, signal) => options.checklistWatch.runOnce(now, signal),
    },
    {
      id: 'readiness-clock',
      schedule: config.schedules.readinessClock,
      runOnce: (now, signal) => clock.runOnce(now, signal),
    },
    {
      id: 'source-binding',
      schedule: {
        frequency: { seconds: 30 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 15 },
      },
      runOnce: async (now, signal) => {
        await services.entityBinder.runOnce(now, signal);
        await services.ruleWalk.runOnce(now, signal);
      },
    },
    {
      id: 'source-poll',
      schedule: config.schedules.sourcePoll,
      runOnce: (now, signal) => sourcePoll.runOnce(now, signal),
    },
    {
      id: 'deploy-health-clock',
      schedule: config.schedules.deployHealth,
      runOnce: (now, signal) => healthClock.runOnce(now, signal),
    },
    {
      id: 'catalog-facts',
      schedule: config.schedules.catalogSweep,
      runOnce: (now, signal) => catalogFactsClock.runOnce(now, signal),
    },
    {
      id: 'drift-watch',
      schedule: config.schedules.drift,
      runOnce: (now, signal) => driftWatch.runOnce(now, signal),
    },
    {
      id: 'vouching-clock',
      schedule: config.schedules.drift,
      runOnce: (now, signal) => vouchingClock.runOnce(now, signal),
    },
    {
      id: 'inbox-delivery',
      schedule: config.schedules.inbox,
      runOnce: (now, signal) => inboxDelivery.runOnce(now, signal),
    },
    {
      id: 'inbox-purge',
      schedule: {
        frequency: { minutes: 10 },
        timeout: { minutes: 5 },
        initialDelay: { minutes: 2 },
      },
      runOnce: (now, signal) => inboxPurge.runOnce(now, signal),
    },
    {
      id: 'deadlines',
      schedule: config.schedules.readinessClock,
      runOnce: (now, signal) => services.deadlines.runOnce(now, signal),
    },
    {
      id: 'campaigns',
      schedule: {
        frequency: { minutes: 2 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 30 },
      },
      runOnce: (now, signal) => services.campaignRound.runOnce(now, signal),
    },
    {
      id: 'checklist-telling',
      schedule: {
        frequency: { minutes: 2 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 30 },
      },
      runOnce: (now, signal) =>
        services.publicationTelling.runOnce(now, signal),
    },
    {
      id: 'lesson-asking',
      schedule: config.schedules.readinessClock,
      runOnce: (now, signal) => services.lessonAsking.runOnce(now, signal),
    },
    {
      id: 'weekly-digest',
      schedule: config.schedules.readinessClock,
      runOnce: (now, signal) => services.weeklyDigest.runOnce(now, signal),
    },
    {
      id: 'programme-spread',
      schedule: config.schedules.readinessClock,
      runOnce: (now, signal) => spread.runOnce(now, signal),
    },
    {
      id: 'outbox-delivery',
      schedule: config.schedules.outbox,
      runOnce: (now, signal) => outboxDelivery.runOnce(now, signal),
    },
    {
      id: 'mutation-purge',
      schedule: {
        frequency: { hours: 24 },
        timeout: { minutes: 5 },
        initialDelay: { minutes: 5 },
      },
      runOnce: now => purge.runOnce(now),
    },
    {
      id: 'deployment-purge',
      schedule: {
        frequency: { hours: 24 },
        timeout: { minutes: 30 },
        initialDelay: { minutes: 20 },
      },
      runOnce: (now, signal) => deploymentPurge.runOnce(now, signal),
    },
    {
      id: 'entity-purge',
      schedule: {
        frequency: { hours: 24 },
        timeout: { minutes: 30 },
        initialDelay: { minutes: 15 },
      },
      runOnce: (now, signal) => entityPurge.runOnce(now, signal),
    },
    {
      id: 'history-check',
      schedule: {
        frequency: { hours: 24 },
        timeout: { minutes: 30 },
        initialDelay: { minutes: 10 },
      },
      runOnce: (now, signal) => historyCheck.runOnce(now, signal),
    },
    {
      id: 'presence-purge',
      schedule: {
        frequency: { minutes: 10 },
        timeout: { minutes: 1 },
        initialDelay: { minutes: 1 },
      },
      runOnce: now => presencePurge.runOnce(now),
    },
  ];
}
