/* eslint-disable @backstage/no-relative-monorepo-imports -- it is not among what that package exports */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import eventsPlugin from '@backstage/plugin-events-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import orrPlugin from 'backstage-plugin-orr-backend';
import orrPrometheusModule from 'backstage-plugin-orr-backend-module-prometheus';
import { orrClockServiceRef } from 'backstage-plugin-orr-node';
import request from 'supertest';
import { CHECKLIST, DETECTION, FACT, QUESTION } from './detectionChecklist';
import { catalogFile, configOf, TEAM_OF } from './monitoredFiles';
import { MonitoringStack } from '../../../../../plugins/orr-backend-module-prometheus/src/__testUtils__/MonitoringStack';

const OWNER = mockCredentials.user.header('user:default/nadia');
const REVIEWER = mockCredentials.user.header('user:default/omar');
const PIPELINE = mockCredentials.service.header();

/** A database for each plugin: they do not share their tables. */
type DatabasesOf = Record<
  'orr' | 'catalog' | 'events',
  Parameters<typeof mockServices.database>[0]['knex']
>;

const allowed = async (requests: unknown[]) =>
  requests.map(
    (): DefinitivePolicyDecision => ({ result: AuthorizeResult.ALLOW }),
  );

/** A portal with the real catalog and the real events backend, beside a Prometheus, at a time that a test moves on. */
export class MonitoredPortal {
  server!: Parameters<typeof request>[0];
  readonly #options: {
    stack: MonitoringStack;
    databases: DatabasesOf;
    /** By the name of a component. */
    selectors: Record<string, string>;
  };
  #aheadMs = 0;
  #folder: string | undefined;
  #scheduler!: SchedulerService;

  constructor(options: {
    stack: MonitoringStack;
    databases: DatabasesOf;
    selectors: Record<string, string>;
  }) {
    this.#options = options;
  }

  async features(): Promise<BackendFeature[]> {
    this.#folder = await mkdtemp(path.join(tmpdir(), 'orr-monitored-'));
    await writeFile(this.#file('checklist.yaml'), JSON.stringify(DETECTION));
    await writeFile(
      this.#file('catalog.yaml'),
      catalogFile(this.#options.selectors),
    );
    return [
      orrPlugin,
      orrPrometheusModule,
      catalogPlugin,
      eventsServiceFactory,
      eventsPlugin,
      createServiceFactory({
        service: coreServices.database,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) =>
          mockServices.database({
            knex: this.#options.databases[plugin.getId() as keyof DatabasesOf],
          }),
      }),
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      mockServices.userInfo.mock({
        getUserInfo: async ({ principal }) => {
          const { userEntityRef } = principal as { userEntityRef: string };
          return {
            userEntityRef,
            ownershipEntityRefs: [userEntityRef, TEAM_OF[userEntityRef]],
          };
        },
      }).factory,
      mockServices.permissions.mock({
        authorize: allowed,
        authorizeConditional: allowed,
      }).factory,
      createServiceFactory({
        service: orrClockServiceRef,
        deps: {},
        factory: () => ({ now: () => this.now() }),
      }),
      createBackendModule({
        pluginId: 'orr',
        moduleId: 'jobs-of-the-test',
        register: env => {
          env.registerInit({
            deps: { scheduler: coreServices.scheduler },
            init: async ({ scheduler }) => {
              this.#scheduler = scheduler;
            },
          });
        },
      }),
      mockServices.rootConfig.factory({
        data: configOf({
          stack: this.#options.stack,
          catalog: this.#file('catalog.yaml'),
          checklist: this.#file('checklist.yaml'),
        }),
      }),
    ];
  }

  #file(name: string): string {
    return path.join(this.#folder!, name);
  }

  async removeFiles(): Promise<void> {
    if (this.#folder) {
      await rm(this.#folder, { recursive: true });
    }
  }

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  /** Moves the time of the portal on; Prometheus stays where it is. */
  pass(ms: number): void {
    this.#aheadMs += ms;
  }

  /** Runs jobs, as the scheduler does it. */
  async run(...taskIds: string[]): Promise<void> {
    for (const id of taskIds) {
      await this.#scheduler.triggerTask(id);
    }
  }

  async #send(
    method: 'get' | 'post' | 'put',
    at: string,
    { as = OWNER, body }: { as?: string; body?: object } = {},
  ) {
    const response = await request(this.server)
      [method](`/api/orr${at}`)
      .set('authorization', as)
      .send(body);
    if (response.status >= 400) {
      throw new Error(`${method} ${at}: ${response.status} ${response.text}`);
    }
    return response.body;
  }

  /** Once the catalog has taken in the components. */
  async meet(names: string[]): Promise<void> {
    for (const name of names) {
      const at = `/api/orr/entities/component/default/${name}/readiness`;
      const get = () =>
        request(this.server).get(at).set('authorization', OWNER);
      while ((await get()).status === 404);
    }
  }

  async #startReview(name: string, kind: 'launch' | 'periodic') {
    return this.#send('post', '/reviews', {
      body: {
        mutationId: randomUUID(),
        entityRef: `component:default/${name}`,
        checklistId: CHECKLIST,
        kind,
      },
    });
  }

  /** Its owner says that an outage would be noticed, and the reviewer lets it go. */
  async decide(name: string): Promise<void> {
    const { review } = await this.#startReview(name, 'launch');
    const at = `/reviews/${review.id}`;
    await this.#send('put', `${at}/answers/${QUESTION}`, {
      body: {
        mutationId: randomUUID(),
        revision: 0,
        statement: { kind: 'practice', value: 'yes' },
        evidence: [],
      },
    });
    const submitted = await this.#send('post', `${at}/submissions`, {
      body: { mutationId: randomUUID(), revision: review.revision },
    });
    await this.#send('post', `${at}/decisions`, {
      as: REVIEWER,
      body: {
        mutationId: randomUUID(),
        revision: submitted.review.revision,
        snapshotId: submitted.snapshot.id,
        outcome: 'go',
        reason: 'Somebody is told',
        conditions: [],
        confirmedQuestionIds: [],
      },
    });
  }

  /** What the question is told when somebody looks at it anew. */
  async factOfNextReview(name: string) {
    const { questionFacts } = await this.#startReview(name, 'periodic');
    return questionFacts[0];
  }

  /** An incident that is opened by hand, now. */
  async tell(name: string): Promise<void> {
    await this.#send('post', '/incidents', {
      as: PIPELINE,
      body: {
        incidents: [
          {
            entityRefs: [`component:default/${name}`],
            id: `INC-${name}`,
            title: 'Nothing can be bought',
            openedAt: this.now().toISOString(),
          },
        ],
      },
    });
  }

  /** How many events of Alertmanager were about something here, and kept. */
  async worked(): Promise<number> {
    const { topics } = await this.#send('get', '/sources/inbox?state=done');
    return (
      topics.find(({ topic }: { topic: string }) => topic === 'alertmanager')
        ?.counts.done ?? 0
    );
  }

  async detection(name: string) {
    const { items } = await this.#send(
      'get',
      `/entities/component/default/${name}/fact-readings`,
    );
    return items.find(({ fact }: { fact: { id: string } }) => fact.id === FACT);
  }

  async contradictions(name: string): Promise<object[]> {
    const { items } = await this.#send(
      'get',
      `/entities/component/default/${name}/contradictions`,
    );
    return items;
  }

  async isContradicted(name: string): Promise<boolean> {
    const { checklists } = await this.#send(
      'get',
      `/entities/component/default/${name}/readiness`,
    );
    return checklists[0].flags.contradicted;
  }
}
