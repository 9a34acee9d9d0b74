import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  orrProgrammeReadPermission,
  orrProgrammeUpdatePermission,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { groupOf } from '../../__testUtils__/catalogEntities';
import { createPolicy } from '../../__testUtils__/createPolicy';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  NADIA,
  OMAR,
} from '../../__testUtils__/createTestPortal';
import { named } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { AuthorizedProgrammeService } from './AuthorizedProgrammeService';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const reviewedBy = (id: string, reviewerGroup?: string) => ({
  ...CHECKLIST,
  id,
  title: id,
  reviewerGroup,
});

describe.each(databases.eachSupportedId())('the programme on %s', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  const denied = new Set<string>();

  beforeEach(async () => {
    denied.clear();
    knex = await databases.init(id);
    portal = await createTestPortal(knex, {
      documents: [
        reviewedBy('a-manned', 'group:default/Reviewers'),
        reviewedBy('b-above', 'group:default/above'),
        reviewedBy('c-empty', 'group:default/empty'),
        reviewedBy('d-unknown', 'group:default/nowhere'),
        reviewedBy('e-none'),
        {
          ...reviewedBy('f-draft'),
          state: 'draft',
          cadenceMonths: 6,
          cadenceByTier: { 'tier-1': 3 },
          deciding: {
            default: 'peer',
            tiers: { 'tier-1': 'independent' },
          },
        },
      ],
      catalog: catalogServiceMock({
        entities: [
          CHECKOUT,
          groupOf('payments'),
          groupOf('reviewers'),
          groupOf('above', [], { members: true }),
          groupOf('below', ['above']),
          groupOf('empty', [], { members: true }),
        ],
      }),
      permissions: createPolicy(name => denied.has(name)),
    });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const service = () => portal.services.programme;
  const update = (document: object, revision = 0, credentials = OMAR) =>
    service().updateProgramme(named({ revision, document }), { credentials });

  it('says where tiers are read from, and who may change that', async () => {
    expect(await service().getProgramme({ credentials: NADIA })).toEqual({
      programme: undefined,
      tierSource: {
        inForce: { label: 'tier' },
        from: 'configuration',
        configured: { label: 'tier' },
      },
      applied: true,
      may: { update: true },
    });
    const changed = await update({
      tierSource: { annotation: 'example.org/class' },
      ownerRef: 'Group:default/Reliability',
    });
    expect(changed).toMatchObject({
      programme: {
        document: { ownerRef: 'group:default/reliability' },
        revision: 1,
        changedBy: 'user:default/omar',
        changedAt: '2026-03-02T09:00:00.000Z',
      },
      tierSource: {
        inForce: { annotation: 'example.org/class' },
        from: 'programme',
        configured: { label: 'tier' },
      },
      applied: false,
      may: { update: true },
    });
    denied.add(orrProgrammeUpdatePermission.name);
    expect((await service().getProgramme({ credentials: OMAR })).may).toEqual({
      update: false,
    });
    expect(
      (
        await service().getProgramme({
          credentials: mockCredentials.service('plugin:other'),
        })
      ).may,
    ).toEqual({ update: false });
  });

  it('is changed by whoever may, based on what is stored, and names what does not fit', async () => {
    await expect(
      update({ ownerRef: 'system:default/shop', tierOrder: ['a', 'A'] }),
    ).rejects.toThrow(
      'document.ownerRef: must name a group or a user; document.tierOrder[1]: names A a second time',
    );
    await update({ title: 'One' });
    await expect(update({ title: 'Two' })).rejects.toMatchObject({
      name: 'ConflictError',
    });
    denied.add(orrProgrammeUpdatePermission.name);
    await expect(update({ title: 'Two' }, 1)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(await knex('programme_revision')).toHaveLength(1);
  });

  it('is read by whoever may', async () => {
    denied.add(orrProgrammeReadPermission.name);
    const options = { credentials: NADIA };
    for (const read of [
      () => service().getProgramme(options),
      () => service().getProgrammeCoverage(options),
      () => service().getProgrammeSetup(options),
      () => service().previewScope({}, options),
    ]) {
      await expect(read()).rejects.toMatchObject({ name: 'NotAllowedError' });
    }
  });

  it('is not changed while nobody asks who may', async () => {
    const unguarded = new AuthorizedProgrammeService({
      service: service(),
      auth: mockServices.auth(),
      permissions: mockServices.permissions({ result: AuthorizeResult.ALLOW }),
      mayDecide: false,
    });
    expect(
      (await unguarded.getProgramme({ credentials: OMAR })).may.update,
    ).toBe(false);
    await expect(
      unguarded.updateProgramme(named({ revision: 0, document: {} }), {
        credentials: OMAR,
      }),
    ).rejects.toThrow('while permissions are disabled');
  });

  it('says of each checklist who reviews it, and how often', async () => {
    const { checklists } = await service().getProgrammeSetup({
      credentials: NADIA,
    });
    expect(
      checklists.map(({ checklistId, reviewers }) => [checklistId, reviewers]),
    ).toEqual([
      ['a-manned', 'present'],
      ['b-above', 'present'],
      ['c-empty', 'withoutMembers'],
      ['d-unknown', 'unknown'],
      ['e-none', 'none'],
      ['f-draft', 'none'],
    ]);
    expect(checklists[5]).toEqual({
      checklistId: 'f-draft',
      title: 'f-draft',
      version: 1,
      state: 'draft',
      applies: 0,
      reviewerGroup: undefined,
      reviewers: 'none',
      needsReviewers: true,
      cadenceMonths: 6,
      cadenceByTier: { 'tier-1': 3 },
      deciding: { default: 'peer', tiers: { 'tier-1': 'independent' } },
    });
    expect(checklists[0]).toMatchObject({
      applies: 1,
      needsReviewers: false,
      cadenceMonths: 12,
    });
  });
});
