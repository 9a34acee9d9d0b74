import { randomUUID } from 'node:crypto';
import { AddressInfo } from 'node:net';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import orrPlugin from 'backstage-plugin-orr-backend';
import { orrClockServiceRef } from 'backstage-plugin-orr-node';

/** What the pipelines of the test send, and which permissions each is restricted to. */
export const TOKENS = {
  release: ['orr.readiness.read', 'catalog.entity.read'],
  override: ['orr.readiness.read', 'orr.gate.override', 'catalog.entity.read'],
  deployments: ['orr.deployment.record', 'catalog.entity.read'],
  blind: ['orr.readiness.read'],
};
type TokenName = keyof typeof TOKENS;

const NADIA = 'user:default/nadia';
const OMAR = 'user:default/omar';

const component = (name: string, type = 'service'): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, uid: name },
  spec: { type, lifecycle: 'production', owner: 'group:default/payments' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
});
const named = (kind: string, name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  spec: { type: 'team', children: [], memberOf: [] },
});

/** As the portal authenticates static tokens with access restrictions. */
const authFactory = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => {
    const mock = mockServices.auth({ pluginId: plugin.getId() });
    return new Proxy(mock, {
      get(target, key) {
        if (key === 'authenticate') {
          return async (token: string, options: any) =>
            token in TOKENS
              ? mockCredentials.service(`external:${token}`, {
                  permissionNames: TOKENS[token as TokenName],
                })
              : target.authenticate(token, options);
        }
        const member = Reflect.get(target, key);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
  },
});

/** A readiness backend behind a real port, with a clock that a test moves. */
export async function startPortal(options: { checklistFile: string }) {
  let aheadMs = 0;
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  const backend = await startTestBackend({
    features: [
      orrPlugin,
      authFactory,
      httpAuthServiceFactory,
      permissionsServiceFactory,
      createServiceFactory({
        service: orrClockServiceRef,
        deps: {},
        factory: () => clock,
      }),
      catalogServiceMock.factory({
        entities: [
          component('checkout'),
          component('ledger'),
          component('till'),
          component('docs', 'website'),
          named('Group', 'payments'),
          named('Group', 'reliability'),
          named('User', 'nadia'),
        ],
      }),
      mockServices.userInfo.mock({
        getUserInfo: async ({ principal }) => {
          const { userEntityRef } = principal as { userEntityRef: string };
          const group = userEntityRef === NADIA ? 'payments' : 'reliability';
          return {
            userEntityRef,
            ownershipEntityRefs: [userEntityRef, `group:default/${group}`],
          };
        },
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example.org' },
          permission: { enabled: false },
          orr: {
            allowDecisionsWithoutPermissions: true,
            shippedChecklists: false,
            checklists: [{ file: options.checklistFile }],
          },
        },
      }),
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  const url = `http://localhost:${port}`;
  const send = async (
    method: string,
    path: string,
    body?: object,
    userRef = NADIA,
  ) => {
    const response = await fetch(`${url}/api/orr${path}`, {
      method,
      headers: {
        authorization: mockCredentials.user.header(userRef),
        'content-type': 'application/json',
      },
      body: body && JSON.stringify({ mutationId: randomUUID(), ...body }),
    });
    const answer: any = await response.json();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    }
    return answer;
  };

  return {
    url,
    stop: () => backend.stop(),
    moveDays: (days: number) => {
      aheadMs += days * 24 * 3_600_000;
    },
    moveHours: (hours: number) => {
      aheadMs += hours * 3_600_000;
    },
    historyOf: (name: string) =>
      send('GET', `/entities/component/default/${name}/history?limit=5`),
    /** Answers, submits and decides a launch review. */
    async decide(
      name: string,
      value: 'yes' | 'partly',
      decision: object,
    ): Promise<void> {
      const { review } = await send('POST', '/reviews', {
        entityRef: `component:default/${name}`,
        checklistId: 'launch-readiness',
        kind: 'launch',
      });
      const path = `/reviews/${review.id}`;
      await send('PUT', `${path}/answers/rollback`, {
        revision: 0,
        statement: { kind: 'practice', value },
        evidence: [],
      });
      const { snapshot, review: submitted } = await send(
        'POST',
        `${path}/submissions`,
        { revision: 1 },
      );
      await send(
        'POST',
        `${path}/decisions`,
        {
          revision: submitted.revision,
          snapshotId: snapshot.id,
          confirmedQuestionIds: [],
          reason: 'As it was looked at',
          conditions: [],
          ...decision,
        },
        OMAR,
      );
    },
  };
}
