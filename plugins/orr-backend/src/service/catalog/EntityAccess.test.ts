import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  AuthenticationError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { VisibleEntityModel } from '../../database/VisibleEntityModel';
import { entityOf, groupOf } from '../../__testUtils__/catalogEntities';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { EntityAccess } from './EntityAccess';
import { EntityProjector } from './EntityProjector';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const credentials = mockCredentials.user('user:default/ann');
const T1 = '2026-03-01T10:00:00.000Z';
const T2 = '2026-03-01T11:00:00.000Z';
const PAY = { entityRef: 'component:default/pay' };

const pay = (title?: string) =>
  entityOf({
    name: 'pay',
    title,
    relations: [['ownedBy', 'group:default/team']],
  });

describe.each(databases.eachSupportedId())('EntityAccess on %s', id => {
  async function setUp(live: Entity[]) {
    const knex = await databases.init(id);
    const entities = new DatabaseEntityStore(knex);
    const catalog = catalogServiceMock.mock();
    catalog.getEntityByRef.mockImplementation(async ref =>
      catalogServiceMock({ entities: live }).getEntityByRef(ref),
    );
    catalog.getEntitiesByRefs.mockImplementation(async request =>
      catalogServiceMock({ entities: live }).getEntitiesByRefs(request),
    );
    const onChanged = jest.fn(async (_ids: string[]) => {});
    const visible: { filter: VisibilityFilter | Error; refused?: boolean } = {
      filter: { type: 'everything' },
    };
    const clock = { at: T1, now: () => new Date(clock.at) };
    const logger = mockServices.logger.mock();
    const access = new EntityAccess({
      catalog,
      auth: mockServices.auth(),
      entities,
      projector: new EntityProjector({
        entities,
        groups: new DatabaseGroupStore(knex),
        onChanged,
        logger,
      }),
      visibility: {
        catalogFilterFor: async () => {
          if (visible.filter instanceof Error) {
            throw visible.filter;
          }
          return visible.filter;
        },
        mayReadEach: async (asked: { entityRef: string }[]) =>
          asked.map(() => !visible.refused),
      } as unknown as EntityVisibility,
      visibleEntities: new VisibleEntityModel(knex),
      clock,
      logger,
    });
    const goDown = (error: Error = new Error('connect ECONNREFUSED')) => {
      catalog.getEntityByRef.mockRejectedValue(error);
      catalog.getEntitiesByRefs.mockRejectedValue(error);
    };
    return {
      knex,
      entities,
      catalog,
      access,
      onChanged,
      visible,
      clock,
      goDown,
    };
  }
  type Access = Awaited<ReturnType<typeof setUp>>['access'];
  const messageOf = (access: Access, entityRef = PAY.entityRef) =>
    access
      .resolve({ entityRef }, { credentials })
      .catch(error => `${error.name}: ${error.message}`);

  it('reads as itself for a service that may read entities, since its token may not be handed on', async () => {
    const { access, catalog, visible } = await setUp([pay(), groupOf('team')]);
    const asPipeline = { credentials: mockCredentials.service('pipeline') };
    expect(await access.resolve(PAY, asPipeline)).toMatchObject({
      source: 'catalog',
      entity: PAY,
    });
    expect(catalog.getEntityByRef).toHaveBeenCalledWith(PAY.entityRef, {
      credentials: mockCredentials.service('plugin:test'),
    });
    visible.refused = true;
    await expect(access.resolve(PAY, asPipeline)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(catalog.getEntityByRef).toHaveBeenCalledTimes(1);
  });

  it('asks the catalog as the caller and stores what it answers, with an owner that no sweep has met', async () => {
    const { access, catalog, onChanged, entities } = await setUp([
      pay(),
      groupOf('team'),
    ]);
    const resolved = await access.resolve(
      { entityRef: 'Component:Pay' },
      { credentials },
    );
    expect(resolved).toMatchObject({
      source: 'catalog',
      seenAt: T1,
      entity: {
        ...PAY,
        kind: 'component',
        ownerRefs: ['group:default/team'],
        ownerState: 'owned',
      },
    });
    expect(catalog.getEntityByRef).toHaveBeenCalledWith(PAY.entityRef, {
      credentials,
    });
    expect(onChanged.mock.calls.flatMap(([ids]) => ids)).toContain(
      resolved.entity.id,
    );
    expect(await entities.listStale({ limit: 10 })).toEqual([]);
  });

  it('writes nothing where nothing changed, and the change where something did', async () => {
    const live = [pay(), groupOf('team')];
    const { access, knex, onChanged, clock } = await setUp(live);
    const { entity: before } = await access.resolve(PAY, { credentials });
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    onChanged.mockClear();
    clock.at = T2;

    expect(await access.resolve(PAY, { credentials })).toMatchObject({
      seenAt: T2,
      entity: before,
    });
    expect(statements.every(sql => /^select/i.test(sql))).toBe(true);
    expect(statements.length).toBeLessThanOrEqual(2);
    expect(onChanged).not.toHaveBeenCalled();

    live[0] = pay('Payments');
    expect((await access.resolve(PAY, { credentials })).entity).toMatchObject({
      id: before.id,
      title: 'Payments',
    });
    expect(onChanged).toHaveBeenCalledTimes(1);
  });

  it('finds an owner that came later, and takes an orphan back', async () => {
    const live = [pay()];
    const { access, knex } = await setUp(live);
    const { entity } = await access.resolve(PAY, { credentials });
    expect(entity.ownerState).toBe('ownerNotFound');
    live.push(groupOf('team'));
    expect((await access.resolve(PAY, { credentials })).entity.ownerState).toBe(
      'owned',
    );
    await knex('entity').update({ orphaned_at: T1 });
    expect((await access.resolve(PAY, { credentials })).entity).toMatchObject({
      id: entity.id,
      orphanedAt: undefined,
      ownerState: 'owned',
    });
  });

  it('tells nothing apart between a hidden entity and one that does not exist', async () => {
    const { access, entities, catalog, visible, goDown } = await setUp([pay()]);
    await access.resolve(PAY, { credentials });
    catalog.getEntityByRef.mockResolvedValue(undefined);
    const hidden = await messageOf(access);
    const missing = await messageOf(access, 'component:default/none');
    expect(hidden).toBe('NotFoundError: No entity component:default/pay');
    expect(missing).toBe('NotFoundError: No entity component:default/none');

    goDown();
    visible.filter = { type: 'nothing' };
    expect(await entities.getByRef(PAY.entityRef)).toBeDefined();
    expect(await messageOf(access)).toBe(hidden);
    expect(await messageOf(access, 'component:default/none')).toBe(missing);
  });

  it('shows what is stored while the catalog is down, to those who may see it', async () => {
    const { access, visible, goDown, clock, knex } = await setUp([
      pay(),
      groupOf('team'),
    ]);
    const { entity } = await access.resolve(PAY, { credentials });
    goDown();
    clock.at = T2;
    visible.filter = {
      type: 'search',
      key: 'relations.ownedBy',
      values: ['group:default/team'],
    };
    expect(await access.resolve(PAY, { credentials })).toEqual({
      entity,
      source: 'stored',
      seenAt: T1,
    });

    visible.filter = { type: 'not', filter: visible.filter };
    expect(await messageOf(access)).toMatch(/^NotFoundError/);
    visible.filter = new ServiceUnavailableError('cannot tell');
    expect(await messageOf(access)).toMatch(/^ServiceUnavailableError/);
    visible.filter = new Error('the permission service is down');
    expect(await messageOf(access)).toMatch(/^ServiceUnavailableError/);
    visible.filter = { type: 'everything' };
    await knex('entity').update({ orphaned_at: T1 });
    expect(await messageOf(access)).toMatch(/^NotFoundError/);
  });

  it.each([
    [new AuthenticationError('bad token'), 'AuthenticationError'],
    [
      Object.assign(new Error('ResponseError'), {
        name: 'ResponseError',
        statusCode: 401,
      }),
      'AuthenticationError',
    ],
    [
      Object.assign(new Error('ResponseError'), {
        name: 'ResponseError',
        statusCode: 403,
      }),
      'NotAllowedError',
    ],
  ])(
    'shows nothing stored to a caller whom the catalog turned away with %s',
    async (error, name) => {
      const { access, goDown } = await setUp([pay()]);
      await access.resolve(PAY, { credentials });
      goDown(error);
      expect(await messageOf(access)).toMatch(new RegExp(`^${name}`));
    },
  );

  it('still answers where owners cannot be looked up or standings cannot follow', async () => {
    const { access, catalog, onChanged, entities } = await setUp([pay()]);
    catalog.getEntitiesByRefs.mockRejectedValue(new Error('down'));
    onChanged.mockRejectedValue(new Error('no standing today'));
    const { entity } = await access.resolve(PAY, { credentials });
    expect(entity.ownerState).toBe('ownerNotFound');
    expect(await entities.listStale({ limit: 10 })).toMatchObject([
      { id: entity.id },
    ]);
  });

  it('refuses what is no ref', async () => {
    const { access, catalog } = await setUp([]);
    expect(await messageOf(access, '')).toMatch(/^InputError/);
    expect(await messageOf(access, 'pay')).toMatch(/^InputError/);
    expect(catalog.getEntityByRef).not.toHaveBeenCalled();
  });
});
