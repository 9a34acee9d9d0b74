import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('answers on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let reviewId: string;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex);
    const { review } = await portal.services.reviews.createReview(
      {
        mutationId: randomUUID(),
        entityRef: 'component:default/checkout',
        checklistId: CHECKLIST.id,
        kind: 'launch',
      },
      { credentials: NADIA },
    );
    reviewId = review.id;
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const save = (questionId: string, revision: number, note: string) =>
    portal.services.reviews.saveAnswer(
      {
        mutationId: randomUUID(),
        reviewId,
        questionId,
        revision,
        statement: null,
        note,
        evidence: [],
      },
      { credentials: NADIA },
    );
  const changes = (since?: string) =>
    portal.services.answerLog.listAnswers(
      { reviewId, since },
      { credentials: TOM },
    );
  const history = (cursor?: string, credentials = TOM) =>
    portal.services.answerLog.listAnswerHistory(
      { reviewId, questionId: 'rollback', limit: 2, cursor },
      { credentials },
    );

  it('lists what changed since, with enough of the past to miss nothing', async () => {
    portal.moveTo('2026-03-02T10:00:00.000Z');
    await save('rollback', 0, 'one');
    const first = await changes();
    expect(first).toMatchObject({
      items: [{ questionId: 'rollback', note: 'one' }],
      at: '2026-03-02T09:59:30.000Z',
      review: { state: 'inProgress', revision: 1 },
    });

    portal.moveTo('2026-03-02T10:05:00.000Z');
    await save('runbook', 0, 'two');
    expect((await changes(first.at)).items).toHaveLength(2);
    const { items, at } = await changes('2026-03-02T10:05:00Z');
    expect(items).toMatchObject([{ questionId: 'runbook', revision: 1 }]);
    portal.moveTo('2026-03-02T10:06:00.000Z');
    expect((await changes((await changes(at)).at)).items).toEqual([]);
  });

  it('keeps every value an answer had, newest first, page by page', async () => {
    for (let revision = 0; revision < 5; revision++) {
      await save('rollback', revision, `value ${revision + 1}`);
    }
    const pages = [await history()];
    while (pages[pages.length - 1].nextCursor) {
      pages.push(await history(pages[pages.length - 1].nextCursor));
    }
    expect(pages.map(({ items }) => items.map(({ note }) => note))).toEqual([
      ['value 5', 'value 4'],
      ['value 3', 'value 2'],
      ['value 1'],
    ]);
    expect(pages[0].items[0]).toMatchObject({
      revision: 5,
      answeredBy: 'user:default/nadia',
      answeredAt: '2026-03-02T09:00:00.000Z',
    });
  });

  it('takes the cursor of nobody else, and knows the questions of the checklist', async () => {
    for (let revision = 0; revision < 3; revision++) {
      await save('rollback', revision, `${revision}`);
    }
    const { nextCursor } = await history();
    await expect(history(nextCursor, NADIA)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('cursor'),
    });
    await expect(
      portal.services.answerLog.listAnswerHistory(
        { reviewId, questionId: 'none', limit: 2 },
        { credentials: TOM },
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(
      await portal.services.answerLog.listAnswerHistory(
        { reviewId, questionId: 'runbook', limit: 2 },
        { credentials: TOM },
      ),
    ).toEqual({ items: [], nextCursor: undefined });
  });
});
