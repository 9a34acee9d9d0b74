import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { orrReviewRules } from 'backstage-plugin-orr-node';
import { readOrrConfig } from '../config';
import { createStores } from '../database/createStores';
import { createServices } from '../service/createServices';
import { SourceRegistry } from '../service/source/SourceRegistry';
import { TrackerRegistry } from '../service/ticket/TrackerRegistry';
import { createTestCache } from './createTestCache';

/** The day on which these tests begin. */
const START = new Date('2026-03-02T09:00:00.000Z');

export const NADIA = mockCredentials.user('user:default/nadia');
export const TOM = mockCredentials.user('user:default/tom');
export const OMAR = mockCredentials.user('user:default/omar');

const GROUPS: Record<string, string[]> = {
  'user:default/nadia': ['group:default/payments'],
  'user:default/tom': ['group:default/payments'],
  'user:default/omar': ['group:default/reliability'],
};

export const CHECKOUT: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', uid: 'uid-1' },
  spec: {
    type: 'service',
    lifecycle: 'experimental',
    owner: 'group:default/payments',
  },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
};

export function group(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    spec: { type: 'team', children: [] },
  };
}

/** Two questions, one blocking and one conditional. */
export const CHECKLIST: ChecklistDocument = {
  schemaVersion: 1,
  id: 'launch',
  title: 'Launch',
  description: 'What a service needs before it goes live',
  owner: 'group:default/reliability',
  state: 'published',
  kinds: ['launch', 'periodic'],
  appliesTo: { kind: 'Component' },
  reviewerGroup: 'group:default/reliability',
  sections: [
    {
      id: 'operations',
      title: 'Operations',
      questions: [
        {
          id: 'rollback',
          title: 'Can you roll back?',
          guidance: 'Think of the last time',
          why: { text: 'Because a bad release has to end' },
          good: 'One command',
          area: 'Release',
          stakeholder: 'Operations',
          origin: 'incident',
          risk: 'high',
          effort: 'low',
          phase: 'launch',
          profiles: ['launch', 'periodic'],
          answer: { type: 'practice' },
        },
        {
          id: 'runbook',
          title: 'Is there a runbook?',
          guidance: 'Where is it',
          why: { text: 'Because nights are short' },
          good: 'Somebody else used it',
          area: 'Process',
          stakeholder: 'Operations',
          origin: 'incident',
          risk: 'high',
          gate: 'conditional',
          effort: 'low',
          phase: 'launch',
          profiles: ['launch'],
          answer: {
            type: 'choices',
            choices: [
              { id: 'written', title: 'It is written' },
              { id: 'used', title: 'It was used' },
            ],
            riskRules: [
              { when: 'written && used', level: 'none' },
              { when: 'written', level: 'medium' },
              { when: 'default', level: 'high' },
            ],
          },
        },
      ],
    },
  ],
};

/** A second checklist for the same entities, with one question of the first. */
export const OTHER_CHECKLIST: ChecklistDocument = {
  ...CHECKLIST,
  id: 'recovery',
  title: 'Recovery',
  sections: [
    {
      ...CHECKLIST.sections[0],
      questions: [CHECKLIST.sections[0].questions[0]],
    },
  ],
};

/** What a test replaces of the portal around the services. */
interface TestPortalOptions {
  catalog?: CatalogService;
  permissions?: PermissionsService;
  documents?: ChecklistDocument[];
  userInfo?: UserInfoService;
  sources?: SourceRegistry;
  /** Besides the time zone, below `orr`. */
  config?: JsonObject;
  trackers?: TrackerRegistry;
}

/** The rules of this plugin, as they are registered in a portal. */
export function orrRuleset(): PermissionsRegistryService {
  return mockServices.permissionsRegistry.mock({
    getPermissionRuleset: (() => ({
      getRuleByName: (name: string) => {
        const rule = Object.values(orrReviewRules).find(
          known => known.name === name,
        );
        if (!rule) {
          throw new Error(`There is no rule ${name}`);
        }
        return rule;
      },
    })) as unknown as PermissionsRegistryService['getPermissionRuleset'],
  });
}

/** The services on a real database, with a catalog in memory and a policy that allows everything. */
export async function createTestPortal(
  knex: Parameters<typeof createStores>[0],
  replaced: TestPortalOptions = {},
) {
  let now = START;
  const clock = { now: () => now };
  const stores = createStores(knex);
  const logger = mockServices.logger.mock();
  const services = createServices({
    auth: mockServices.auth(),
    cache: createTestCache(clock),
    catalog:
      replaced.catalog ??
      catalogServiceMock({
        entities: [CHECKOUT, group('payments'), group('reliability')],
      }),
    clock,
    config: readOrrConfig(
      mockServices.rootConfig({
        data: {
          orr: { timeZone: 'Europe/Berlin', ...replaced.config },
          permission: { enabled: true },
        },
      }),
    ),
    discovery: mockServices.discovery(),
    logger,
    // However slow the machine is, no request has fewer or more statements for it.
    stopwatch: () => 0,
    permissions:
      replaced.permissions ??
      mockServices.permissions({ result: AuthorizeResult.ALLOW }),
    permissionsRegistry: orrRuleset(),
    stores,
    sources: replaced.sources ?? new SourceRegistry({ clock }),
    trackers: replaced.trackers ?? new TrackerRegistry({ templates: [] }),
    userInfo: replaced.userInfo ?? {
      getUserInfo: async (credentials: BackstageCredentials) => {
        const { userEntityRef } =
          credentials.principal as BackstageUserPrincipal;
        return {
          userEntityRef,
          ownershipEntityRefs: [
            userEntityRef,
            ...(GROUPS[userEntityRef] ?? []),
          ],
        };
      },
    },
  });
  await services.checklistPublisher.publish({
    documents: replaced.documents ?? [CHECKLIST],
    now,
  });
  await services.projection.runOnce(now);
  return {
    stores,
    services,
    clock,
    logger,
    moveTo: (instant: string) => {
      now = new Date(instant);
    },
    /** Judges an entity as of now. */
    recompute: async (entityRef: string) =>
      services.projector.recompute({
        entityIds: [(await stores.entities.getByRef(entityRef))!.id],
        now,
      }),
  };
}
