import { randomUUID } from 'node:crypto';
import { launchOf, startLaunchReview } from './support/launchReview';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';
import { goodStatement } from './support/statements';

const HIDDEN = 'component:default/fraud-scoring';
/** A list may show what was visible a minute ago. */
const FILLING = { timeout: 75_000 };

/** All rows of the list, page by page. */
async function listAll(
  send: (method: string, path: string) => Promise<Response>,
) {
  const rows: { entity: { entityRef: string }; headline: string }[] = [];
  let cursor: string | undefined;
  let totalItems = 0;
  let standings: Record<string, number> = {};
  do {
    const search = new URLSearchParams({
      limit: '20',
      ...(cursor && { cursor }),
    });
    const response = await send('GET', `/api/orr/readiness?${search}`);
    expect(response.status).toBe(200);
    const page = await response.json();
    rows.push(...page.items);
    ({ nextCursor: cursor, totalItems, standings } = page);
  } while (cursor);
  return { refs: rows.map(row => row.entity.entityRef), totalItems, standings };
}

test.describe('who may see and do what', () => {
  test.setTimeout(180_000);

  test.beforeEach(async ({ portal }) => {
    const rosa = await requestsAs(portal.baseUrl, 'Rosa Lindqvist');
    await expect
      .poll(async () => (await listAll(rosa.send)).refs.length, FILLING)
      .toBeGreaterThan(50);
    await expect
      .poll(async () => (await listAll(rosa.send)).refs, FILLING)
      .toContain(HIDDEN);
  });

  test('an entity that only its team may see is absent for others everywhere', async ({
    portal,
  }) => {
    const rosaRequests = await requestsAs(portal.baseUrl, 'Rosa Lindqvist');
    const nadiaRequests = await requestsAs(portal.baseUrl, 'Nadia Haddad');
    // The catalog is still being taken over: both look until they saw the same.
    await expect(async () => {
      const rosa = await listAll(rosaRequests.send);
      const nadia = await listAll(nadiaRequests.send);
      expect(nadia.refs).not.toContain(HIDDEN);
      expect(nadia.totalItems).toBe(nadia.refs.length);
      expect(
        Object.values(nadia.standings).reduce((sum, count) => sum + count, 0),
      ).toBe(nadia.totalItems);
      expect([...nadia.refs, HIDDEN].sort()).toEqual([...rosa.refs].sort());
    }).toPass(FILLING);

    for (const path of ['readiness', 'reviews']) {
      const response = await nadiaRequests.send(
        'GET',
        `/api/orr/entities/component/default/fraud-scoring/${path}`,
      );
      expect(response.status).toBe(404);
    }
    const search = await nadiaRequests.send(
      'GET',
      '/api/orr/readiness?text=fraud-scoring',
    );
    expect(await search.json()).toMatchObject({ items: [], totalItems: 0 });
    const create = await nadiaRequests.send('POST', '/api/orr/reviews', {
      mutationId: randomUUID(),
      ...launchOf('fraud-scoring'),
    });
    expect(create.status).toBe(404);
  });

  test('a review of the hidden entity is not found by its id', async ({
    portal,
  }) => {
    const rosa = await requestsAs(portal.baseUrl, 'Rosa Lindqvist');
    const { review } = await rosa.call(
      'POST',
      '/api/orr/reviews',
      launchOf('fraud-scoring'),
    );
    for (const persona of ['Nadia Haddad', 'Ines Laurent', 'Victor Visitor']) {
      const { send } = await requestsAs(portal.baseUrl, persona);
      expect((await send('GET', `/api/orr/reviews/${review.id}`)).status).toBe(
        404,
      );
    }
  });

  test('the visitor reads, and can write nothing', async ({ portal, page }) => {
    const victor = await requestsAs(portal.baseUrl, 'Victor Visitor');
    const running = await startLaunchReview(
      portal.baseUrl,
      'dispute-desk',
      'Rosa Lindqvist',
    );
    const [question] = running.questions;
    const review = `/api/orr/reviews/${running.reviewId}`;

    const attempts = [
      ['POST', '/api/orr/reviews', launchOf('basket')],
      [
        'PUT',
        `${review}/answers/${question.id}`,
        { revision: 0, statement: goodStatement(question), evidence: [] },
      ],
      ['POST', `${review}/submissions`, { revision: 1 }],
      [
        'POST',
        `${review}/decisions`,
        {
          revision: 1,
          snapshotId: randomUUID(),
          outcome: 'noGo',
          reason: 'Because',
          conditions: [],
        },
      ],
    ] as const;
    for (const [method, path, body] of attempts) {
      const response = await victor.send(method, path, {
        mutationId: randomUUID(),
        ...body,
      });
      expect(response.status, `${method} ${path}`).toBe(403);
      expect((await response.json()).error.name).toBe('NotAllowedError');
    }
    expect((await victor.send('GET', review)).status).toBe(200);
    const log = portal.logTail(400);
    for (const eventId of ['review-mutate', 'answer-mutate']) {
      expect(log).toMatch(
        new RegExp(
          `${eventId}.*(failed|NotAllowedError)|(failed|NotAllowedError).*${eventId}`,
        ),
      );
    }

    await signIn(page, 'Victor Visitor');
    await page.goto('/catalog/default/component/basket/operational-readiness');
    await expect(
      page.getByRole('heading', { name: 'Basket' }).first(),
    ).toBeVisible();
    await expect(page.getByText('Never reviewed').first()).toBeVisible();
    await expect(page.getByRole('button', { name: /^Start/ })).toHaveCount(0);
    await page.goto(running.path);
    await expect(page.getByText(question.title).first()).toBeVisible();
    await expect(page.getByRole('button', { name: /Submit/ })).toHaveCount(0);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
  });

  test('whoever is not signed in gets nothing', async ({ portal }) => {
    const response = await fetch(`${portal.baseUrl}/api/orr/readiness`);
    expect(response.status).toBe(401);
  });
});
