import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  OMAR,
  TOM,
} from '../__testUtils__/createTestPortal';
import { named } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { StatementLog } from '../database/__testUtils__/StatementLog';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const OMAR_REF = 'user:default/omar';
const TOM_REF = 'user:default/tom';
const RELIABILITY = 'group:default/reliability';
const asOmar = { credentials: OMAR };
const asTom = { credentials: TOM };
const CONTENT = {
  title: 'Roll back by spring',
  brief: 'Because of March',
  ownerRef: OMAR_REF,
  checklistId: CHECKLIST.id,
  startsOn: '2026-03-02',
  dueOn: '2026-03-31',
};

describe.each(databases.eachSupportedId())(
  'who runs campaigns, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: catalogServiceMock({
          entities: [
            CHECKOUT,
            group('payments'),
            group('reliability'),
            ...['omar', 'tom'].map(name => ({
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'User',
              metadata: { name },
              spec: { memberOf: [] },
            })),
          ],
        }),
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const service = () => portal.services.campaignService;
    const create = (change: Partial<typeof CONTENT> = {}) =>
      service().createCampaign(named({ ...CONTENT, ...change }), asOmar);
    const move = (
      { id, revision }: { id: string; revision: number },
      act: 'start' | 'cancel',
    ) =>
      service().moveCampaign(named({ campaignId: id, revision, act }), asOmar);
    const get = async (campaignId: string) =>
      (await service().getCampaign({ campaignId }, asOmar)).campaign;
    const preview = async (fromRef = OMAR_REF) =>
      (
        await portal.services.reassignments.previewReassignment(
          { fromRef },
          asOmar,
        )
      ).kinds.find(({ kind }) => kind === 'campaigns');
    const give = (toRef: string) =>
      portal.services.reassignments.reassign(
        named({ fromRef: OMAR_REF, toRef, kinds: ['campaigns' as const] }),
        asOmar,
      );
    const history = async (id: string) =>
      (await knex('history_entry').where({ aggregate_id: id }).orderBy('seq'))
        // Facts as JSON.
        .map(({ action, actor_ref, facts }) => [
          action,
          actor_ref,
          JSON.parse(facts),
        ]);
    const brokenChains = async () =>
      (await portal.services.historyCare.verifyHistory(asOmar)).brokenChains;
    const erase = (userRef: string) =>
      portal.services.historyCare.eraseContent(named({ userRef }), asTom);

    it('goes to another with what is not over, in the history and with one message each', async () => {
      const draft = await create({ title: 'Later' });
      const running = await move(await create(), 'start');
      const over = await move(await create({ title: 'Never' }), 'cancel');
      expect(await preview()).toEqual({
        kind: 'campaigns',
        count: 2,
        entities: [],
        campaigns: [{ id: running.id, title: 'Roll back by spring' }],
      });
      await knex('outbox').delete();

      expect(await give(RELIABILITY)).toMatchObject({
        given: [{ kind: 'campaigns', count: 2 }],
        left: 0,
      });
      for (const { id, revision } of [draft, running]) {
        expect(await get(id)).toMatchObject({
          ownerRef: RELIABILITY,
          revision: revision + 1,
        });
        expect((await history(id)).pop()).toEqual([
          'campaign.changed',
          OMAR_REF,
          { until: CONTENT.dueOn, fields: ['ownerRef'] },
        ]);
      }
      expect(await get(over.id)).toMatchObject({ ownerRef: OMAR_REF });
      expect(await preview()).toMatchObject({ count: 0, campaigns: [] });
      expect(await brokenChains()).toBe(0);
      const told = (await knex('outbox').where('channel', 'notification')).map(
        ({ payload }) => JSON.parse(payload),
      );
      expect(
        told.map(({ recipientRefs, description }) => [
          recipientRefs,
          description,
        ]),
      ).toEqual(
        expect.arrayContaining([
          [[OMAR_REF], '2 campaigns'],
          [[RELIABILITY], '2 campaigns'],
        ]),
      );
      // Whoever had the form open is told so, instead of taking it back.
      await expect(
        service().changeCampaign(
          named({
            ...CONTENT,
            campaignId: draft.id,
            revision: draft.revision,
          }),
          asOmar,
        ),
      ).rejects.toMatchObject({ name: 'ConflictError' });
    });

    it('sends no more statements for many than for one', async () => {
      const log = new StatementLog(knex);
      await create();
      const one = await log.during(() => give(TOM_REF));
      await create();
      await create();
      await create();
      const many = await log.during(() => give(TOM_REF));
      expect(many).toHaveLength(one.length);
      expect(await preview(TOM_REF)).toMatchObject({ count: 4 });
    });

    it('is erased with the words that they wrote, and with no others', async () => {
      const theirs = await create();
      const rewritten = await create();
      await service().changeCampaign(
        named({
          ...CONTENT,
          brief: 'Because of April',
          campaignId: rewritten.id,
          revision: rewritten.revision,
        }),
        asTom,
      );
      expect(
        await portal.services.historyCare.previewErasure(
          { userRef: OMAR_REF },
          asTom,
        ),
      ).toMatchObject({ entries: 2, texts: 1 });
      expect(await erase('User:Default/Omar')).toMatchObject({
        entries: 2,
        texts: 1,
      });
      expect(await get(theirs.id)).toMatchObject({
        title: CONTENT.title,
        ownerRef: OMAR_REF,
      });
      expect((await get(theirs.id)).brief).toBeUndefined();
      expect(await get(rewritten.id)).toMatchObject({
        brief: 'Because of April',
      });
      expect(
        (await history(theirs.id)).map(([action, actor]) => [action, actor]),
      ).toEqual([
        ['campaign.created', null],
        ['content.erased', TOM_REF],
      ]);
      expect(await brokenChains()).toBe(0);

      await erase(TOM_REF);
      expect((await get(rewritten.id)).brief).toBeUndefined();
      expect(await brokenChains()).toBe(0);
    });
  },
);
