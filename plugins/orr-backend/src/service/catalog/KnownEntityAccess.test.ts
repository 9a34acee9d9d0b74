import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { orrReadinessReadPermission } from 'backstage-plugin-orr-common';
import { entityOf } from '../../__testUtils__/catalogEntities';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import { StoredEntity } from '../../database/StoredEntity';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { VisibleEntityModel } from '../../database/VisibleEntityModel';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import {
  EntityVisibility,
  SingleFilters,
} from '../visibility/EntityVisibility';
import { EntityAccess } from './EntityAccess';
import { EntityProjector } from './EntityProjector';
import { KnownEntityAccess } from './KnownEntityAccess';
import { LiveEntityAccess } from './LiveEntityAccess';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const options = { credentials: mockCredentials.user('user:default/ann') };
const NOW = new Date('2026-03-01T10:00:00.000Z');
const PAY = 'component:default/pay';
const EVERYTHING = { type: 'everything' } as const;
const ofType = (type: string): VisibilityFilter => ({
  type: 'column',
  column: 'type',
  values: [type],
});
const SERVICES = ofType('service');
const LIBRARIES = ofType('library');

describe.each(databases.eachSupportedId())('KnownEntityAccess on %s', id => {
  async function setUp() {
    const knex = await databases.init(id);
    const entities = new DatabaseEntityStore(knex);
    const projector = new EntityProjector({
      entities,
      groups: new DatabaseGroupStore(knex),
      onChanged: async () => {},
      logger: mockServices.logger.mock(),
    });
    await projector.writeThrough(
      await projector.project([
        entityOf({ name: 'pay', spec: { type: 'service' } }),
      ]),
      NOW,
    );
    const said: SingleFilters & { shows: boolean; allows: boolean } = {
      ours: EVERYTHING,
      catalogs: EVERYTHING,
      shows: true,
      allows: true,
    };
    const live: Record<string, StoredEntity> = {};
    const resolve = jest.fn(async ({ entityRef }: { entityRef: string }) => {
      if (!live[entityRef]) {
        throw new NotFoundError(`No entity ${entityRef}`);
      }
      return { entity: live[entityRef] };
    });
    const access = new KnownEntityAccess({
      liveAccess: new LiveEntityAccess({
        access: { resolve } as unknown as EntityAccess,
        authorizer: {
          ask: async () => ({ grants: async () => [said.allows] }),
        } as unknown as ResourceAuthorizer,
      }),
      entities,
      visibility: {
        filtersFor: async () => said,
        mayReadLately: async () => said.shows,
      } as unknown as EntityVisibility,
      visibleEntities: new VisibleEntityModel(knex),
    });
    const ask = (entityRef = PAY) =>
      access
        .require(orrReadinessReadPermission, { entityRef }, options)
        .then(entity => entity.entityRef)
        .catch(error => `${error.name}: ${error.message}`);
    const readOf = (of: () => Promise<string>) =>
      access
        .read(
          orrReadinessReadPermission,
          { entityRef: PAY },
          { ...options, of },
        )
        .catch(error => `${error.name}: ${error.message}`);
    return { ask, entities, knex, live, readOf, resolve, said };
  }

  it('lets through what the catalog shows and policy allows, without asking the catalog', async () => {
    const { ask, resolve, said } = await setUp();
    expect(await ask('Component:Pay')).toBe(PAY);
    said.ours = SERVICES;
    said.catalogs = SERVICES;
    expect(await ask()).toBe(PAY);
    said.catalogs = undefined;
    expect(await ask()).toBe(PAY);
    expect(resolve).not.toHaveBeenCalled();
  });

  it('tells of what is hidden as of what does not exist, and says where policy refuses', async () => {
    const { ask, resolve, said } = await setUp();
    const hidden = `NotFoundError: No entity ${PAY}`;
    said.catalogs = LIBRARIES;
    expect(await ask()).toBe(hidden);
    said.catalogs = { type: 'nothing' };
    expect(await ask()).toBe(hidden);
    Object.assign(said, { catalogs: undefined, shows: false });
    expect(await ask()).toBe(hidden);
    expect(resolve).not.toHaveBeenCalled();
    Object.assign(said, { catalogs: EVERYTHING, ours: LIBRARIES });
    expect(await ask()).toMatch(/^NotAllowedError: .*orr.readiness.read/);
    expect(await ask('component:default/other')).toBe(
      'NotFoundError: No entity component:default/other',
    );
  });

  it('hands out what it has read once it lets through; who is refused does not learn that it failed', async () => {
    const { entities, knex, live, readOf, said } = await setUp();
    const fails = async () => {
      throw new Error('of what is kept');
    };
    expect(await readOf(async () => 'kept')).toBe('kept');
    expect(await readOf(fails)).toBe('Error: of what is kept');
    said.ours = LIBRARIES;
    expect(await readOf(async () => 'kept')).toMatch(/^NotAllowedError/);
    expect(await readOf(fails)).toMatch(/^NotAllowedError/);
    said.catalogs = LIBRARIES;
    expect(await readOf(fails)).toBe(`NotFoundError: No entity ${PAY}`);
    Object.assign(said, { ours: EVERYTHING, catalogs: EVERYTHING });
    live[PAY] = (await entities.getByRef(PAY))!;
    await knex('entity').update({ orphaned_at: NOW.toISOString() });
    expect(await readOf(async () => 'kept')).toBe('kept');
    delete live[PAY];
    expect(await readOf(fails)).toBe(`NotFoundError: No entity ${PAY}`);
  });

  it('asks the catalog for what no sweep has met, and for what it had lost', async () => {
    const { ask, entities, knex, live, resolve, said } = await setUp();
    const stored = (await entities.getByRef(PAY))!;
    live['component:default/new'] = {
      ...stored,
      entityRef: 'component:default/new',
    };
    expect(await ask('component:default/new')).toBe('component:default/new');
    await knex('entity').update({ orphaned_at: NOW.toISOString() });
    expect(await ask()).toBe(`NotFoundError: No entity ${PAY}`);
    live[PAY] = stored;
    expect(await ask()).toBe(PAY);
    said.allows = false;
    expect(await ask()).toMatch(/^NotAllowedError/);
    expect(resolve).toHaveBeenCalledTimes(4);
  });
});
