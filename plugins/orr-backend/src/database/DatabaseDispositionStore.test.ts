import { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DatabaseDispositionStore } from './DatabaseDispositionStore';
import { StoredDisposition } from './dispositionRows';
import { joinHistories } from './joinHistories';
import { DatabaseRollUpStore } from './rollUp/DatabaseRollUpStore';
import { eraseTexts } from './writtenTexts';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const NOW = '2026-03-01T10:00:00.000Z';

function entityRow(name: string) {
  return {
    id: name,
    entity_ref: `component:default/${name}`,
    kind: 'component',
    namespace: 'default',
    name,
    owner_state: 'owned',
    sort_name: name,
    entity_json: '{}',
    content_hash: 'h',
    first_seen_at: NOW,
    updated_at: NOW,
  };
}

function dispositionOf(
  id: string,
  change: Partial<StoredDisposition> = {},
): StoredDisposition {
  return {
    id,
    type: 'action',
    state: 'open',
    revision: 1,
    entityId: 'pay',
    entityRef: 'component:default/pay',
    coveredEntityId: undefined,
    coveredEntityRef: undefined,
    checklistId: 'c',
    questionId: 'q',
    reviewId: 'r1',
    level: 'HIGH',
    text: 'Write the runbook',
    textBy: 'user:default/nadia',
    url: 'https://example.com/1',
    ownerRef: 'group:default/payments',
    effort: 'low',
    until: '2026-04-01',
    proposedBy: 'user:default/nadia',
    proposedAt: NOW,
    postponements: [],
    ...change,
  };
}

describe.each(databases.eachSupportedId())(
  'DatabaseDispositionStore on %s',
  databaseId => {
    let knex: Knex;
    let store: DatabaseDispositionStore;
    const insert = (...added: StoredDisposition[]) =>
      knex.transaction(trx => store.insert(trx, added));
    const idsOf = async (found: Promise<StoredDisposition[]>) =>
      (await found).map(({ id }) => id);

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      store = new DatabaseDispositionStore(knex);
      await knex('entity').insert([entityRow('pay'), entityRow('basket')]);
      await knex('checklist').insert({
        id: 'c',
        title: 'C',
        state: 'published',
        owner_ref: 'o',
        current_version: 1,
        updated_at: NOW,
      });
      await knex('checklist_version').insert({
        checklist_id: 'c',
        version: 1,
        content_hash: 'h',
        document: '{}',
        published_at: NOW,
      });
      await knex('review').insert({
        id: 'r1',
        entity_id: 'pay',
        checklist_id: 'c',
        checklist_version: 1,
        kind: 'launch',
        state: 'inProgress',
        revision: 1,
        driver_ref: 'u',
        started_by: 'u',
        started_at: NOW,
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    it('gives back what it was given, and what was changed', async () => {
      const action = dispositionOf('a1', {
        coveredEntityId: 'basket',
        coveredEntityRef: 'component:default/basket',
      });
      await insert(action);
      expect(await store.get('a1')).toEqual(action);
      const moved: StoredDisposition = {
        ...action,
        state: 'done',
        revision: 2,
        until: undefined,
        closedBy: 'user:default/tom',
        closedAt: NOW,
        closedNote: 'Done',
        closedUrl: 'https://example.com/2',
        decidedBy: 'user:default/omar',
        decidedAt: NOW,
        decisionNote: 'Fine',
        residualLevel: 'NONE',
        postponements: [
          {
            to: '2026-05-01',
            reason: 'Holidays',
            postponedBy: 'user:default/tom',
            postponedAt: NOW,
          },
        ],
      };
      await knex.transaction(trx => store.update(trx, moved));
      expect(await store.get('a1')).toEqual(moved);
      expect(await store.get('a2')).toBeUndefined();
    });

    it('has counts that rest on what was decided told anew after each write, as after each of a checklist', async () => {
      const rollUps = new DatabaseRollUpStore(knex);
      const marks = [await rollUps.getMark()];
      const action = dispositionOf('a1');
      await insert(action);
      marks.push(await rollUps.getMark());
      await knex.transaction(trx =>
        store.update(trx, { ...action, state: 'done', revision: 2 }),
      );
      marks.push(await rollUps.getMark());
      await knex('checklist').update({
        state: 'archived',
        updated_at: '2026-03-02T10:00:00.000Z',
      });
      marks.push(await rollUps.getMark());
      expect(new Set(marks).size).toBe(4);
      await rollUps.foldDue({ now: new Date(NOW), limit: 10, timeZone: 'UTC' });
      expect(await rollUps.getMark()).toBe(marks[3]);
    });

    it('lists by what each is about and by what has become of it', async () => {
      await insert(
        dispositionOf('later', { until: '2026-06-01' }),
        dispositionOf('backlog', { until: undefined, level: 'MEDIUM' }),
        dispositionOf('done', { state: 'done' }),
        dispositionOf('granted', { type: 'acceptance', state: 'approved' }),
        dispositionOf('ended', { type: 'mitigation', state: 'ended' }),
        dispositionOf('part', {
          coveredEntityId: 'basket',
          until: '2026-03-15',
        }),
      );
      const under = {
        id: 'r2',
        kind: 'launch' as const,
        entityId: 'pay',
        checklistId: 'c',
      };
      expect(await idsOf(store.listUnder(under))).toHaveLength(6);
      expect(
        await idsOf(store.listUnder({ ...under, checklistId: 'other' })),
      ).toEqual([]);
      expect(await idsOf(store.listOfEntity('pay'))).toEqual([
        'part',
        'granted',
        'later',
        'backlog',
      ]);
      expect(await idsOf(store.listOfEntity('basket'))).toEqual(['part']);
      expect(await idsOf(store.listApproved(['pay', 'basket']))).toEqual([
        'ended',
        'granted',
      ]);
      expect(await idsOf(store.listOf(['basket', 'pay']))).toHaveLength(6);
      expect(await idsOf(store.listOf(['basket']))).toEqual([]);
    });

    it('goes along when the history of one entity becomes that of another', async () => {
      await insert(
        dispositionOf('a1'),
        dispositionOf('a2', { coveredEntityId: 'pay' }),
      );
      await knex('review_entity').insert({ review_id: 'r1', entity_id: 'pay' });
      await knex.transaction(trx =>
        joinHistories(trx, { fromId: 'pay', intoId: 'basket' }),
      );
      expect(await idsOf(store.listOfEntity('basket'))).toEqual(['a1', 'a2']);
      expect(await store.get('a2')).toMatchObject({
        entityRef: 'component:default/basket',
        coveredEntityRef: 'component:default/basket',
      });
    });

    it('loses the words of a person who is erased, and nothing else', async () => {
      const postponement = (postponedBy: string) => ({
        to: '2026-05-01',
        reason: 'Holidays',
        postponedBy,
        postponedAt: NOW,
      });
      await insert(
        dispositionOf('a1', {
          closedBy: 'user:default/tom',
          closedNote: 'Done',
          decidedBy: 'user:default/nadia',
          decisionNote: 'Fine',
          postponements: [
            postponement('user:default/nadia'),
            postponement('user:default/tom'),
          ],
        }),
      );
      const erase = (userRef: string) =>
        knex.transaction(trx => eraseTexts(trx, userRef));
      expect(await erase('user:default/nadia')).toBe(3);
      expect(await store.get('a1')).toMatchObject({
        text: 'Erased',
        decisionNote: 'Erased',
        closedNote: 'Done',
        postponements: [{ reason: 'Erased' }, { reason: 'Holidays' }],
      });
      expect(await erase('user:default/tom')).toBe(2);
      expect(await store.get('a1')).toMatchObject({
        closedNote: 'Erased',
        postponements: [{ reason: 'Erased' }, { reason: 'Erased' }],
        until: '2026-04-01',
      });
    });
  },
);
