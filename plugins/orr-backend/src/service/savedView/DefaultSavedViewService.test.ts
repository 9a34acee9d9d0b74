import { SAVED_VIEW_LIMITS } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  createTestPortal,
  NADIA,
  OMAR,
} from '../../__testUtils__/createTestPortal';
import { named } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const CONTENT = { name: 'Tier 1', view: '', search: 'tier=1', shared: false };

describe.each(databases.eachSupportedId())('saved views on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex);
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const views = () => portal.services.savedViewService;
  const save = (change: Partial<typeof CONTENT> = {}, credentials = NADIA) =>
    views().saveView(named({ ...CONTENT, ...change }), { credentials });
  const list = async (credentials = NADIA) =>
    (await views().listSavedViews({ credentials })).items.map(
      ({ name, revision }) => `${name} ${revision}`,
    );
  const get = (viewId: string, credentials = NADIA) =>
    views().getSavedView({ viewId }, { credentials });

  it('keeps what each has saved apart, by name', async () => {
    await save({ name: 'b' });
    await save({ name: 'a' });
    await save({ name: 'c' }, OMAR);
    expect(await list()).toEqual(['a 1', 'b 1']);
    expect(await list(OMAR)).toEqual(['c 1']);
  });

  it('shows to others what is shared, and takes no change from them', async () => {
    const own = await save();
    const shared = await save({ shared: true });
    expect(await get(own.id)).toMatchObject({ ...CONTENT, isOwn: true });
    await expect(get(own.id, OMAR)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(await get(shared.id, OMAR)).toMatchObject({
      search: 'tier=1',
      isOwn: false,
    });
    await expect(
      views().changeSavedView(
        named({ ...CONTENT, viewId: shared.id, revision: 1 }),
        { credentials: OMAR },
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(
      views().removeSavedView(named({ viewId: shared.id, revision: 1 }), {
        credentials: OMAR,
      }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(await get(shared.id)).toEqual(shared);
  });

  it('changes and removes what is at the revision that is named, and nothing else', async () => {
    const { id } = await save();
    const change = (name: string, revision: number) =>
      views().changeSavedView(
        named({ ...CONTENT, name, viewId: id, revision }),
        { credentials: NADIA },
      );
    const remove = (revision: number) =>
      views().removeSavedView(named({ viewId: id, revision }), {
        credentials: NADIA,
      });
    expect(await change('Mine', 1)).toMatchObject({
      name: 'Mine',
      search: 'tier=1',
      revision: 2,
    });
    await expect(change('Other', 1)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await expect(remove(1)).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await list()).toEqual(['Mine 2']);
    expect(await remove(2)).toEqual({ items: [] });
    await expect(get(id)).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('saves once, however often it is sent, and not without end', async () => {
    const sent = named(CONTENT);
    const first = await views().saveView(sent, { credentials: NADIA });
    expect(await views().saveView(sent, { credentials: NADIA })).toEqual(first);
    expect(await list()).toEqual(['Tier 1 1']);

    const { id: _, ...row } = await knex('saved_view').first();
    await knex.batchInsert(
      'saved_view',
      Array.from({ length: SAVED_VIEW_LIMITS.views - 1 }, (__, index) => ({
        ...row,
        id: `view-${index}`,
      })),
      10,
    );
    await expect(save()).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await save({}, OMAR)).toMatchObject({ isOwn: true });
  });
});
