import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  IssueTracker,
  orrClockServiceRef,
  orrSourcesExtensionPoint,
  orrTrackersExtensionPoint,
} from 'backstage-plugin-orr-node';
import { registerActions } from './actions/registerActions';
import { readOrrConfig } from './config';
import { createStores } from './database/createStores';
import { applyMigrations } from './database/migrations';
import { demoYearTasks } from './demo/demoYearTasks';
import { DemoYear } from './demo/DemoYear';
import { createMetrics } from './metrics';
import { createBadgeRouter } from './router/createBadgeRouter';
import { createRouter } from './router/createRouter';
import { registerPermissions } from './service/authorization/registerPermissions';
import { ChecklistWatch } from './service/checklists/locations/ChecklistWatch';
import { LocationReader } from './service/checklists/locations/LocationReader';
import { CdEventsSource } from './service/cdEvents/CdEventsSource';
import { createServices } from './service/createServices';
import { DeliveryService } from './service/delivery/DeliveryService';
import { subscribeToSources } from './service/inbox/subscribeToSources';
import { TechInsightsProvider } from './service/facts/TechInsightsProvider';
import { AddedSources, SourceRegistry } from './service/source/SourceRegistry';
import { subscribeToTrackers } from './service/ticket/subscribeToTrackers';
import { TrackerRegistry } from './service/ticket/TrackerRegistry';
import { createTasks } from './tasks/createTasks';
import { InboxDelivery } from './tasks/InboxDelivery';
import { OutboxDelivery } from './tasks/OutboxDelivery';
import { PromptDelivery } from './tasks/PromptDelivery';
import { scheduleTasks } from './tasks/scheduleTasks';

/**
 * The backend of operational readiness: checklists, reviews, decisions and standings.
 *
 * @public
 */
export const orrPlugin = createBackendPlugin({
  pluginId: 'orr',
  register(env) {
    const added: IssueTracker[] = [];
    env.registerExtensionPoint(orrTrackersExtensionPoint, {
      addTracker: tracker => added.push(tracker),
    });
    const addedSources = new AddedSources();
    env.registerExtensionPoint(orrSourcesExtensionPoint, addedSources);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        cache: coreServices.cache,
        catalog: catalogServiceRef,
        clock: orrClockServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const config = readOrrConfig(deps.config);
        const metrics = createMetrics(deps.metrics);
        const stores = createStores(await applyMigrations(deps.database));
        const trackers = new TrackerRegistry({
          ...config.tickets,
          trackers: added,
        });
        addedSources.addDeploymentSource(() => new CdEventsSource());
        const { techInsights } = config.facts;
        if (techInsights.length) {
          addedSources.addFactProvider(
            environment =>
              new TechInsightsProvider({
                ...deps,
                facts: techInsights,
                environment,
              }),
          );
        }
        const sources = new SourceRegistry({ ...deps, added: addedSources });
        const known = { ...deps, config, sources, stores, trackers };
        const services = createServices(known);
        registerPermissions({ ...deps, ...services, stores });
        registerActions({ ...deps, ...services });
        const year = config.demoYear ? new DemoYear(known) : undefined;
        const checklistWatch = new ChecklistWatch({
          ...deps,
          ...services,
          ...stores,
          locations: config.checklists,
          reader: new LocationReader(deps),
        });
        await checklistWatch.begin(
          (await year?.beginning()) ?? deps.clock.now(),
        );
        const outboxDelivery = new OutboxDelivery({
          ...deps,
          ...stores,
          delivery: new DeliveryService({
            ...deps,
            ...stores,
            timeZone: config.timeZone,
          }),
          metrics,
        });
        const prompt = new PromptDelivery({
          ...deps,
          delivery: outboxDelivery,
        });
        const inboxDelivery = new InboxDelivery({ ...services, ...stores });
        const promptInbox = new PromptDelivery({
          ...deps,
          delivery: inboxDelivery,
        });
        services.eventInbox.listen(promptInbox.nudge);
        stores.outbox.listen(() => {
          // What a demo portal tells of the past is sorted out before anybody hears of it.
          if (!year || year.told) {
            prompt.nudge();
          }
        });
        deps.lifecycle.addShutdownHook(() => prompt.stop());
        deps.lifecycle.addShutdownHook(() => promptInbox.stop());
        const tasks = createTasks({
          ...known,
          checklistWatch,
          inboxDelivery,
          metrics,
          outboxDelivery,
          services,
        });
        await subscribeToTrackers({ ...deps, ...stores, trackers });
        services.inboxTopics.report(deps.logger);
        await subscribeToSources({
          ...deps,
          inbox: services.eventInbox,
          topics: services.inboxTopics,
        });
        await scheduleTasks({
          ...deps,
          tasks: year ? demoYearTasks(year, tasks) : tasks,
        });
        if (config.badges.enabled) {
          // Images are fetched without a session, by whoever has their address.
          deps.httpRouter.addAuthPolicy({
            path: '/badges',
            allow: 'unauthenticated',
          });
          deps.httpRouter.use(createBadgeRouter(services));
        }
        deps.httpRouter.use(createRouter({ ...deps, metrics, services }));
      },
    });
  },
});
