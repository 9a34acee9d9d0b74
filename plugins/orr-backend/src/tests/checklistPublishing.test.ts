import {
  ChecklistDocument,
  PublishChecklistDraftBody,
  Question,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../__testUtils__/createTestPortal';
import { named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import {
  ALARMS,
  ROLLBACK,
  WrittenChecklist,
} from '../__testUtils__/WrittenChecklist';

jest.setTimeout(60_000);

const ENTITY = 'component:default/checkout';
const options = { credentials: NADIA };
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'a checklist that is written in the portal, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex);
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const drafts = () => portal.services.checklistDraftService;
    const written = new WrittenChecklist(() => portal);
    const begin = written.begin.bind(written);
    const goOn = written.goOn.bind(written);
    const save = written.save.bind(written);
    const publish = written.publish.bind(written);
    const tick = written.tick.bind(written);
    const { withQuestions } = WrittenChecklist;
    const published = async (...questions: Question[]) =>
      publish(await save(await begin(), withQuestions(...questions)));
    const standing = async (checklistId = 'recovery') => {
      const { checklists } = await portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY },
        options,
      );
      return checklists.find(one => one.checklistId === checklistId);
    };
    const decided = async () => {
      const story = new ReviewStory(portal.services);
      await story.submitted('recovery');
      return story.decide({ outcome: 'go', conditions: [] });
    };

    it('is published, decided on, revised with a day, and overdue after it', async () => {
      const begun = await begin();
      expect(begun.problems).toContainEqual(
        expect.objectContaining({ code: 'incomplete', path: ['sections'] }),
      );
      await expect(publish(begun)).rejects.toThrow(
        /document.description: .*; document.sections: /,
      );
      const saved = await save(begun, withQuestions(ROLLBACK));
      expect(saved).toMatchObject({ revision: 2, problems: [] });
      expect(await publish(saved)).toEqual({
        checklistId: 'recovery',
        version: 1,
        state: 'published',
      });
      expect((await drafts().listDrafts(options)).items).toEqual([]);
      await tick();
      expect(await standing()).toMatchObject({ standing: 'neverReviewed' });
      await decided();
      expect(await standing()).toMatchObject({ standing: 'ready' });

      const next = await save(await goOn(), withQuestions(ROLLBACK, ALARMS));
      expect(next).toMatchObject({ basedOn: 1, currentVersion: 1 });
      const rollout = [
        {
          questionId: 'alarms',
          when: 'byDate' as const,
          date: '2026-06-30',
        },
      ];
      expect(
        await drafts().getImpact({ draftId: next.id, rollout }, options),
      ).toEqual({
        differences: expect.objectContaining({
          counts: expect.objectContaining({ added: 1, changed: 0 }),
        }),
        bindable: [{ questionId: 'alarms', title: ALARMS.title, why: 'added' }],
        entities: { asked: 1, newlyAsked: 0, noLongerAsked: 0 },
        openReviews: 0,
        falling: [{ date: '2026-06-30', entities: 1 }],
        owners: [
          { ownerRef: 'group:default/payments', entities: 1, falling: 1 },
        ],
        firstFalling: [
          {
            entityRef: ENTITY,
            ownerRef: 'group:default/payments',
            standing: 'ready',
            decidedVersion: 1,
            date: '2026-06-30',
          },
        ],
      });
      expect(await publish(next, { rollout })).toMatchObject({ version: 2 });
      await tick();
      expect(await standing()).toMatchObject({
        standing: 'ready',
        checklistVersion: 2,
        flags: { newerVersion: true },
        nextChangeAt: '2026-06-30T22:00:00.000Z',
      });

      portal.moveTo('2026-07-01T09:00:00.000Z');
      await tick();
      expect(await standing()).toMatchObject({
        standing: 'overdue',
        reasons: [{ code: 'newerVersionDue', date: '2026-06-30' }],
      });
      // A later version keeps what the one before made binding.
      const third = await save(await goOn(), { title: 'Coming back' });
      await publish(third, { changelog: 'Another name' });
      await tick();
      expect(await standing()).toMatchObject({
        standing: 'overdue',
        checklistVersion: 3,
      });
    });

    it.each<['nextReview' | 'now', string, string]>([
      ['nextReview', 'ready', 'ready'],
      ['now', 'ready', 'overdue'],
    ])(
      'binds %s: %s on the day, %s on the next',
      async (when, onTheDay, onTheNext) => {
        await published(ROLLBACK);
        await tick();
        await decided();
        const next = await save(await goOn(), withQuestions(ROLLBACK, ALARMS));
        await publish(next, { rollout: [{ questionId: 'alarms', when }] });
        await tick();
        expect(await standing()).toMatchObject({ standing: onTheDay });
        portal.moveTo('2026-03-03T09:00:00.000Z');
        await tick();
        expect(await standing()).toMatchObject({ standing: onTheNext });
      },
    );

    it('binds nobody by a question that does not apply to them', async () => {
      await published(ROLLBACK);
      await tick();
      await decided();
      const elsewhere = {
        ...ALARMS,
        appliesTo: { 'spec.type': 'website' },
      };
      const next = await save(await goOn(), withQuestions(ROLLBACK, elsewhere));
      const rollout = [{ questionId: 'alarms', when: 'now' as const }];
      expect(
        await drafts().getImpact({ draftId: next.id, rollout }, options),
      ).toMatchObject({ falling: [], firstFalling: [] });
      await publish(next, { rollout });
      portal.moveTo('2026-03-04T09:00:00.000Z');
      await tick();
      expect(await standing()).toMatchObject({ standing: 'ready' });
    });

    it('is asked of its pilots alone until it is published', async () => {
      const saved = await save(await begin(), withQuestions(ROLLBACK));
      await expect(publish(saved, { state: 'pilot' })).rejects.toThrow(
        'document.pilotEntities: ',
      );
      const piloted = await save(saved, { pilotEntities: [ENTITY] });
      expect(
        await drafts().getImpact(
          { draftId: piloted.id, rollout: [], state: 'pilot' },
          options,
        ),
      ).toMatchObject({ entities: { asked: 1, newlyAsked: 1 } });
      await publish(piloted, { state: 'pilot' });
      await tick();
      expect(await standing()).toMatchObject({ standing: 'neverReviewed' });
      const { headline } = await portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY },
        options,
      );
      expect(headline).toBe('neverReviewed');

      // As it is, so that no other version is made of it.
      const piloting = await goOn();
      expect(piloting).toMatchObject({ currentState: 'pilot' });
      expect(await publish(piloting)).toEqual({
        checklistId: 'recovery',
        version: 1,
        state: 'published',
      });
      const inForce = await goOn();
      expect(inForce).toMatchObject({ currentState: 'published' });
      await expect(publish(inForce, { state: 'pilot' })).rejects.toThrow(
        'state: the checklist is in force',
      );
    });

    it.each<[string, Partial<PublishChecklistDraftBody>, string]>([
      [
        'a rule about a question that is as it was',
        { rollout: [{ questionId: 'rollback', when: 'now' }] },
        'rollout[0].questionId: ',
      ],
      [
        'a day that has passed',
        {
          rollout: [
            { questionId: 'alarms', when: 'byDate', date: '2026-03-01' },
          ],
        },
        'rollout[0].date: must not be before today',
      ],
      [
        'no day',
        { rollout: [{ questionId: 'alarms', when: 'byDate' }] },
        'rollout[0].date: is required',
      ],
      ['another revision', { revision: 1 }, 'revision: '],
    ])('is not published with %s', async (_, change, message) => {
      await published(ROLLBACK);
      const next = await save(await goOn(), withQuestions(ROLLBACK, ALARMS));
      await expect(publish(next, change)).rejects.toThrow(message);
      expect(
        await portal.stores.checklists.getCurrent('recovery'),
      ).toMatchObject({ version: 1 });
      expect((await drafts().listDrafts(options)).items).toHaveLength(1);
    });

    it('keeps what somebody else published or saved meanwhile', async () => {
      await published(ROLLBACK);
      const one = await goOn();
      const other = await goOn();
      await publish(await save(one, withQuestions(ROLLBACK, ALARMS)));
      await expect(publish(other)).rejects.toThrow(
        'Version 2 was published since the draft was begun from version 1',
      );
      await save(other, { title: 'Mine' });
      await expect(save(other, { title: 'Yours' })).rejects.toMatchObject({
        name: 'ConflictError',
      });
      await expect(
        drafts().deleteDraft({ draftId: other.id, revision: 1 }, options),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      await drafts().deleteDraft({ draftId: other.id, revision: 2 }, options);
      await expect(
        drafts().getDraft({ draftId: other.id }, options),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });

    it('lets one of two drafts have an id, and no draft that of another checklist', async () => {
      const one = await save(await begin(), withQuestions(ROLLBACK));
      const other = await save(await begin(), withQuestions(ROLLBACK));
      await publish(one);
      await expect(publish(other)).rejects.toThrow(
        'document.id: there is a checklist with the id recovery already',
      );
      await publish(await save(other, { id: 'another' }));
      await expect(begin('another')).rejects.toThrow('from.id: ');
      const next = await goOn();
      await expect(save(next, { id: 'third' })).rejects.toThrow(
        'document.id: stays recovery',
      );
    });

    it('refuses what no checklist may hold, and keeps nothing of it', async () => {
      const begun = await begin();
      await expect(
        save(begun, { description: 3 } as unknown as ChecklistDocument),
      ).rejects.toThrow('document.description: must be a text');
      expect(await drafts().getDraft({ draftId: begun.id }, options)).toEqual(
        expect.objectContaining({ revision: 1, document: begun.document }),
      );
    });

    it('answers a retry as the first time', async () => {
      const begun = await begin();
      const input = named({
        draftId: begun.id,
        revision: 1,
        document: { ...begun.document, ...withQuestions(ROLLBACK) },
      });
      const saved = await drafts().saveDraft(input, options);
      expect(await drafts().saveDraft(input, options)).toEqual(saved);
      const publication = named({
        draftId: begun.id,
        revision: 2,
        rollout: [],
        state: 'published' as const,
        changelog: 'First',
      });
      const first = await drafts().publishDraft(publication, options);
      expect(await drafts().publishDraft(publication, options)).toEqual(first);
    });

    it('leaves checklists of files to their files', async () => {
      await expect(goOn(CHECKLIST.id)).rejects.toThrow('comes from a file');
      const copy = await drafts().createDraft(
        {
          from: {
            type: 'version',
            checklistId: CHECKLIST.id,
            as: { id: 'copy', title: 'A copy' },
          },
        },
        options,
      );
      expect(copy).toMatchObject({
        title: 'A copy',
        questionCount: 2,
        document: { id: 'copy', state: 'draft' },
      });
      expect(copy.basedOn).toBeUndefined();
      await publish(copy);
      const version = { checklistId: CHECKLIST.id, version: 1 };
      await expect(
        drafts().archiveChecklist(version, options),
      ).rejects.toMatchObject({ name: 'ConflictError' });

      await portal.services.checklistPublisher.publish({
        documents: [{ ...CHECKLIST, id: 'copy', title: 'Of a file' }],
        now: portal.clock.now(),
      });
      const { items } = await portal.services.checklists.listChecklists(
        options,
      );
      expect(items.map(({ id, title, state }) => [id, title, state])).toEqual([
        ['copy', 'A copy', 'published'],
        [CHECKLIST.id, CHECKLIST.title, 'archived'],
      ]);
      expect(portal.logger.error).toHaveBeenCalledWith(
        expect.stringMatching(/^Checklist copy is written in the portal/),
      );
    });

    it('is archived as it was seen, and comes back by another draft', async () => {
      await published(ROLLBACK);
      await tick();
      const archive = (version: number) =>
        drafts().archiveChecklist(
          { checklistId: 'recovery', version },
          options,
        );
      await expect(archive(2)).rejects.toMatchObject({ name: 'ConflictError' });
      await archive(1);
      await expect(archive(1)).rejects.toMatchObject({ name: 'ConflictError' });
      await tick();
      expect(await standing()).toBeUndefined();
      await publish(await goOn());
      await tick();
      expect(await standing()).toMatchObject({ standing: 'neverReviewed' });
      await expect(
        drafts().archiveChecklist({ checklistId: 'none', version: 1 }, options),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });

    it('counts reviews that run, and lets them stay on their version', async () => {
      await published(ROLLBACK);
      await tick();
      const story = await new ReviewStory(portal.services).start('recovery');
      const next = await save(await goOn(), withQuestions(ROLLBACK, ALARMS));
      expect(
        await drafts().getImpact({ draftId: next.id, rollout: [] }, options),
      ).toMatchObject({ openReviews: 1, falling: [] });
      await publish(next);
      expect((await story.reload()).detail.review.checklistVersion).toBe(1);
    });

    it('tells each owner once that it is in force, when standings have come to it', async () => {
      await published(ROLLBACK);
      const { publicationTelling } = portal.services;
      const round = () => publicationTelling.runOnce(portal.clock.now());
      expect(await round()).toBe(0);
      await tick();
      expect(await round()).toBe(1);
      expect(await round()).toBe(0);
      const next = await save(await goOn(), withQuestions(ROLLBACK, ALARMS));
      await publish(next, {
        rollout: [{ questionId: 'alarms', when: 'byDate', date: '2026-06-30' }],
      });
      await tick();
      expect(await round()).toBe(1);
      const told = (await knex('outbox')).flatMap(({ payload }) =>
        /checklist-published/.test(payload) ? [payload] : [],
      );
      expect(told).toHaveLength(2);
      expect(told[0]).toContain('Recovery: version 1 is in force');
      expect(told[0]).toContain('1 entity of yours');
      expect(told[1]).toContain('holds until 2026-06-30');
      expect(told[1]).toContain('group:default/payments');
    });

    it('loses the names of whoever wrote and published it on demand', async () => {
      await published(ROLLBACK);
      await goOn();
      await portal.services.historyCare.eraseContent(
        named({ userRef: 'user:default/nadia' }),
        { credentials: OMAR },
      );
      for (const table of ['checklist_draft', 'checklist_version']) {
        const rows = await knex(table);
        expect(rows.length).toBeGreaterThan(0);
        expect(JSON.stringify(rows)).not.toContain('user:default/nadia');
      }
      expect((await drafts().listDrafts(options)).items).toMatchObject([
        { createdBy: 'user:default/erased', revision: 1 },
      ]);
    });

    it('tells who wrote last, and shows authors the drafts of all', async () => {
      const begun = await begin();
      await drafts().saveDraft(
        { draftId: begun.id, revision: 1, document: begun.document },
        { credentials: TOM },
      );
      await begin('second');
      expect(await drafts().listDrafts({ credentials: OMAR })).toMatchObject({
        items: [
          { checklistId: expect.any(String) },
          { checklistId: expect.any(String) },
        ],
        may: { author: true, publish: true },
      });
      expect(
        await drafts().getDraft({ draftId: begun.id }, options),
      ).toMatchObject({
        createdBy: 'user:default/nadia',
        updatedBy: 'user:default/tom',
      });
    });
  },
);
