import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
} from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const ENTITY = 'component:default/checkout';
const [SECTION] = CHECKLIST.sections;
const [FIRST] = SECTION.questions;
/** Asks for less, names a fact that nobody provides, and says why it changed. */
const CHANGED: ChecklistDocument = {
  ...CHECKLIST,
  title: 'Launch, second edition',
  changelog: 'The runbook is asked elsewhere.',
  sections: [
    {
      ...SECTION,
      questions: [
        {
          ...FIRST,
          guidance: 'Other words.',
          fact: { id: 'nobody.knows', condition: { isTrue: true } },
        },
      ],
    },
  ],
};
const CHANGES: ChecklistDocument = {
  ...CHECKLIST,
  id: 'changes',
  title: 'Changes',
  kinds: ['change'],
  sections: [{ ...SECTION, questions: [{ ...FIRST, profiles: ['change'] }] }],
};
const options = { credentials: NADIA };
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'versions of a checklist, on %s',
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

    const publish = (...documents: ChecklistDocument[]) =>
      portal.services.checklistPublisher.publish({
        documents,
        now: portal.clock.now(),
      });
    const checklists = () => portal.services.checklists;

    it('tells where each checklist is used and what its authors should know', async () => {
      await portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY },
        options,
      );
      await publish(CHANGED, CHANGES, {
        ...CHECKLIST,
        id: 'draft',
        title: 'Draft',
        state: 'draft',
      });

      const { items } = await checklists().listChecklistOverviews({}, options);

      expect(items).toMatchObject([
        { id: 'changes', problems: { error: 0 } },
        { id: 'draft', state: 'draft' },
        {
          id: CHECKLIST.id,
          title: 'Launch, second edition',
          state: 'published',
          version: 2,
          questionCount: 1,
          askedEntities: 1,
          origin: 'file',
        },
      ]);
      expect(items.map(({ askedEntities }) => askedEntities)).toEqual([
        undefined,
        undefined,
        1,
      ]);
      const { problems, checklist } = await checklists().listChecklistVersions(
        { checklistId: CHECKLIST.id, limit: 50 },
        options,
      );
      expect(problems).toContainEqual(
        expect.objectContaining({
          code: 'unknownFact',
          sectionId: SECTION.id,
          questionId: FIRST.id,
        }),
      );
      expect(checklist).toEqual(items[2]);
      const { error, warning, info } = checklist.problems;
      expect(error + warning + info).toBe(problems.length);
    });

    it('leaves archived ones out unless they are asked for, and tells of their versions all the same', async () => {
      await publish(CHANGES);

      const listed = async (
        ...state: ('archived' | 'published')[]
      ): Promise<string[]> =>
        (
          await checklists().listChecklistOverviews(
            { state: state.length ? state : undefined },
            options,
          )
        ).items.map(({ id }) => id);

      expect(await listed()).toEqual(['changes']);
      expect(await listed('archived')).toEqual([CHECKLIST.id]);
      expect(await listed('archived', 'published')).toEqual([
        'changes',
        CHECKLIST.id,
      ]);
      expect(
        await checklists().listChecklistVersions(
          { checklistId: CHECKLIST.id, limit: 50 },
          options,
        ),
      ).toMatchObject({
        checklist: { state: 'archived' },
        items: [{ version: 1 }],
      });
    });

    it('lists versions page by page, the newest first, and says what differs between two', async () => {
      await publish(CHANGED);
      await publish({ ...CHANGED, minutes: 5, changelog: undefined });

      const page = (cursor?: string) =>
        checklists().listChecklistVersions(
          { checklistId: CHECKLIST.id, limit: 2, cursor },
          options,
        );
      const first = await page();
      const last = await page(first.nextCursor);

      expect(first.items).toMatchObject([
        { version: 3 },
        { version: 2, changelog: CHANGED.changelog },
      ]);
      expect(last.items).toMatchObject([{ version: 1 }]);
      expect(last.nextCursor).toBeUndefined();
      await expect(page('x')).rejects.toMatchObject({ name: 'InputError' });

      const compared = await checklists().compareChecklistVersions(
        { checklistId: CHECKLIST.id, version: 2, from: 1 },
        options,
      );
      expect(compared).toMatchObject({
        title: CHANGED.title,
        from: { version: 1 },
        to: { version: 2, changelog: CHANGED.changelog },
        differences: {
          meaning: true,
          counts: { removed: 1, changed: 1 },
          fields: [{ field: 'title', meaning: false }],
        },
      });
      expect(
        await checklists().compareChecklistVersions(
          { checklistId: CHECKLIST.id, version: 2, from: 2 },
          options,
        ),
      ).toMatchObject({ differences: { meaning: false, sections: [] } });
    });

    it.each([
      ['a version', { version: 9, from: 1 }],
      ['the version before', { version: 1, from: 9 }],
      ['the checklist', { version: 1, from: 1, checklistId: 'nothing' }],
    ])('does not find %s that there is not', async (_, input) => {
      await expect(
        checklists().compareChecklistVersions(
          { checklistId: CHECKLIST.id, ...input },
          options,
        ),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });

    it('does not find versions of a checklist that there is not', async () => {
      await expect(
        checklists().listChecklistVersions(
          { checklistId: 'nothing', limit: 50 },
          options,
        ),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });
  },
);
