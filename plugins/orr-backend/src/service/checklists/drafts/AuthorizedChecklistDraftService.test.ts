import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { RequestOptions } from '../../ReviewService';
import { AuthorizedChecklistDraftService } from './AuthorizedChecklistDraftService';

const INES = { credentials: mockCredentials.user('user:default/ines') };
const PIPELINE = {
  credentials: mockCredentials.service('external:pipeline'),
};
const DRAFT = { draftId: 'd', revision: 1 };
const AUTHOR = 'orr.checklist.author';
const PUBLISH = 'orr.checklist.publish';

function serviceWith(denied: string[], mayDecide = true) {
  const inner = {
    listDrafts: jest.fn(async () => ({
      items: ['a draft'],
      may: { author: true, publish: true },
    })),
    listLibrary: jest.fn(),
    createDraft: jest.fn(),
    getDraft: jest.fn(),
    saveDraft: jest.fn(),
    deleteDraft: jest.fn(),
    getImpact: jest.fn(),
    publishDraft: jest.fn(),
    archiveChecklist: jest.fn(),
    listMatches: jest.fn(),
  };
  const service = new AuthorizedChecklistDraftService({
    service: inner as never,
    auth: mockServices.auth(),
    permissions: mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result: denied.includes(permission.name)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
        })),
    }),
    mayDecide,
  });
  return { inner, service };
}

type Service = ReturnType<typeof serviceWith>['service'];
type Name = Exclude<
  keyof Service & keyof ReturnType<typeof serviceWith>['inner'],
  'listDrafts'
>;

const CALLS: [
  name: Name,
  permission: string,
  call: (service: Service, options: RequestOptions) => Promise<unknown>,
][] = [
  ['listLibrary', AUTHOR, (one, options) => one.listLibrary(options)],
  [
    'createDraft',
    AUTHOR,
    (one, options) =>
      one.createDraft(
        { from: { type: 'version', checklistId: 'launch' } },
        options,
      ),
  ],
  [
    'listMatches',
    AUTHOR,
    (one, options) => one.listMatches({ filter: {}, limit: 5 }, options),
  ],
  ['getDraft', AUTHOR, (one, options) => one.getDraft(DRAFT, options)],
  [
    'saveDraft',
    AUTHOR,
    (one, options) =>
      one.saveDraft({ ...DRAFT, document: {} as never }, options),
  ],
  ['deleteDraft', AUTHOR, (one, options) => one.deleteDraft(DRAFT, options)],
  [
    'getImpact',
    AUTHOR,
    (one, options) => one.getImpact({ ...DRAFT, rollout: [] }, options),
  ],
  [
    'publishDraft',
    PUBLISH,
    (one, options) =>
      one.publishDraft(
        { ...DRAFT, rollout: [], state: 'published', changelog: 'New' },
        options,
      ),
  ],
  [
    'archiveChecklist',
    PUBLISH,
    (one, options) =>
      one.archiveChecklist({ checklistId: 'launch', version: 1 }, options),
  ],
];

describe('AuthorizedChecklistDraftService', () => {
  it.each(CALLS)(
    'lets %s through by %s alone',
    async (name, permission, call) => {
      const others = [AUTHOR, PUBLISH].filter(one => one !== permission);
      const through = serviceWith(others);
      await call(through.service, INES);
      expect(through.inner[name]).toHaveBeenCalledTimes(1);

      const refused = serviceWith([permission]);
      await expect(call(refused.service, INES)).rejects.toThrow(
        `You lack the permission ${permission}`,
      );
      expect(refused.inner[name]).not.toHaveBeenCalled();
    },
  );

  it.each(CALLS.filter(([, permission]) => permission === PUBLISH))(
    'refuses %s while permissions are disabled',
    async (name, _, call) => {
      const { inner, service } = serviceWith([], false);
      await expect(call(service, INES)).rejects.toThrow(
        'refused while permissions are disabled',
      );
      expect(inner[name]).not.toHaveBeenCalled();
    },
  );

  it.each<[string, string[], boolean, RequestOptions, number, object]>([
    ['all', [], true, INES, 1, { author: true, publish: true }],
    ['authors', [PUBLISH], true, INES, 1, { author: true, publish: false }],
    ['publishers', [AUTHOR], true, INES, 0, { author: false, publish: true }],
    [
      'readers',
      [AUTHOR, PUBLISH],
      true,
      INES,
      0,
      { author: false, publish: false },
    ],
    [
      'all, while permissions are disabled',
      [],
      false,
      INES,
      1,
      { author: true, publish: false },
    ],
    ['pipelines', [], true, PIPELINE, 1, { author: false, publish: false }],
  ])(
    'tells %s what they may do and shows drafts to authors',
    async (_, denied, mayDecide, caller, count, may) => {
      const { service } = serviceWith(denied, mayDecide);
      const list = await service.listDrafts(caller);
      expect(list.items).toHaveLength(count);
      expect(list.may).toEqual(may);
    },
  );

  it('refuses the list to whoever may read no checklists', async () => {
    const { service, inner } = serviceWith(['orr.checklist.read']);
    await expect(service.listDrafts(INES)).rejects.toThrow(
      'You lack the permission orr.checklist.read',
    );
    expect(inner.listDrafts).not.toHaveBeenCalled();
  });
});
