import { LoggerService } from '@backstage/backend-plugin-api';
import { OrrConfig } from '../config';
import { Stores } from '../database/createStores';
import { OrrMetrics } from '../metrics';
import { Services } from '../service/createServices';
import { DeliveryService } from '../service/delivery/DeliveryService';
import { CatalogSweep } from './CatalogSweep';
import { MutationPurge } from './MutationPurge';
import { OutboxDelivery } from './OutboxDelivery';
import { ReadinessClock } from './ReadinessClock';
import { Task } from './scheduleTasks';

/** All scheduled jobs of the plugin. @internal */
export function createTasks(options: {
  config: OrrConfig;
  delivery: DeliveryService;
  logger: LoggerService;
  metrics: OrrMetrics;
  services: Pick<Services, 'projection' | 'projector'>;
  stores: Stores;
}): Task[] {
  const { config, services, stores } = options;
  const sweep = new CatalogSweep({ ...options, ...services });
  const clock = new ReadinessClock({
    ...options,
    ...stores,
    projector: services.projector,
  });
  const outbox = new OutboxDelivery({ ...options, ...stores });
  const purge = new MutationPurge(stores);
  return [
    {
      id: 'catalog-sweep',
      schedule: config.schedules.catalogSweep,
      runOnce: (now, signal) => sweep.runOnce(now, signal),
    },
    {
      id: 'readiness-clock',
      schedule: config.schedules.readinessClock,
      runOnce: (now, signal) => clock.runOnce(now, signal),
    },
    {
      id: 'outbox-delivery',
      schedule: config.schedules.outbox,
      runOnce: (now, signal) => outbox.runOnce(now, signal),
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
  ];
}
