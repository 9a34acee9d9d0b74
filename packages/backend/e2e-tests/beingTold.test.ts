import pg from 'pg';
import {
  launchQuestions,
  saveAnswer,
  startLaunchReview,
} from '../../app/e2e-tests/support/launchReview';
import { advanceClock, requestsAs } from '../../app/e2e-tests/support/persona';
import { bareTest as test, expect } from '../../app/e2e-tests/support/portal';
import { createPortalStorage } from '../../app/e2e-tests/support/portalStorage';
import {
  startPortal,
  type Portal,
} from '../../app/e2e-tests/support/startPortal';
import {
  goodStatement,
  unmetStatement,
} from '../../app/e2e-tests/support/statements';

/** Left unmet: a high risk that becomes a condition. */
const GAP = 'zone-loss';
const DAY_MS = 24 * 60 * 60 * 1000;
const OFTEN = { frequency: { seconds: 1 }, timeout: { minutes: 1 } };
const [NADIA, TOM, PRIYA, OMAR, YUKI, DAVID] = [
  'nadia.haddad',
  'tom.becker',
  'priya.nair',
  'omar.silva',
  'yuki.tanaka',
  'david.osei',
].map(name => `user:default/${name}`);

interface InboxEntry {
  user: string;
  scope: string;
  topic: string;
  severity: string;
  title: string;
}

interface Storage {
  connection: string;
  prefix: string;
}

/** A connection to the database of one plugin. */
async function connect(
  { connection, prefix }: Storage,
  pluginId: string,
): Promise<pg.Client> {
  const url = new URL(connection);
  url.pathname = `/${prefix}${pluginId}`;
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  return client;
}

/** A launch review with one gap that Nadia has submitted. */
async function submitReview(baseUrl: string): Promise<string> {
  const nadia = await requestsAs(baseUrl, NADIA);
  const { reviewId } = await startLaunchReview(baseUrl, 'checkout-api');
  for (const question of await launchQuestions(nadia)) {
    const statement =
      question.id === GAP ? unmetStatement(question) : goodStatement(question);
    await saveAnswer(nadia, reviewId, question.id, statement);
  }
  await nadia.call('POST', `/api/orr/reviews/${reviewId}/submissions`, {
    revision: 1,
  });
  return reviewId;
}

/** Omar lets it go live on the condition that the gap is closed by a day. */
async function decideWithCondition(
  baseUrl: string,
  reviewId: string,
  dueOn: string,
): Promise<void> {
  const omar = await requestsAs(baseUrl, OMAR);
  const { review, snapshot } = await omar.call(
    'GET',
    `/api/orr/reviews/${reviewId}`,
  );
  await omar.call('POST', `/api/orr/reviews/${reviewId}/decisions`, {
    revision: review.revision,
    snapshotId: snapshot.id,
    outcome: 'conditionalGo',
    reason: 'One zone is enough for a while',
    conditions: [
      {
        questionId: GAP,
        text: 'Survive the loss of a zone',
        ownerRef: 'group:default/payments',
        dueOn,
      },
    ],
    confirmedQuestionIds: [],
  });
}

/** As the settings page of the notifications does it. */
async function switchOff(baseUrl: string, person: string, topic: string) {
  const { call } = await requestsAs(baseUrl, person);
  const path = '/api/notifications/settings';
  await call('POST', path, {
    channels: [
      {
        id: 'Web',
        enabled: true,
        origins: [
          {
            id: 'plugin:orr',
            enabled: true,
            topics: [{ id: topic, enabled: false }],
          },
        ],
      },
    ],
  });
}

test.describe('people are told in time', () => {
  test.setTimeout(300_000);

  let portals: Portal[];
  let inbox: pg.Client;
  let orr: pg.Client;

  test.beforeEach(async () => {
    const { storage } = await createPortalStorage('postgres');
    if (!('connection' in storage)) {
      throw new Error('This test needs PostgreSQL');
    }
    const config = {
      'orr.readinessClock.schedule': OFTEN,
    } as object as Record<string, string>;
    portals = [await startPortal({ storage, config })];
    portals.push(await startPortal({ storage, config }));
    inbox = await connect(storage, 'notifications');
    orr = await connect(storage, 'orr');
  });

  test.afterEach(async () => {
    await Promise.all([inbox.end(), orr.end()]);
    await Promise.all(portals.map(portal => portal.stop()));
  });

  const entries = async (matter: string): Promise<InboxEntry[]> => {
    const { rows } = await inbox.query(
      'SELECT "user", scope, topic, severity, title FROM notification WHERE scope LIKE $1 ORDER BY "user"',
      [`orr:${matter}:%`],
    );
    return rows;
  };
  /** Waits until somebody is told of a matter, and then until nothing is left to deliver. */
  const toldOf = async (matter: string, title: RegExp) => {
    await expect
      .poll(async () =>
        (await entries(matter)).some(entry => title.test(entry.title)),
      )
      .toBe(true);
    await expect
      .poll(async () => {
        const { rows } = await orr.query(
          "SELECT id FROM outbox WHERE channel = 'notification' AND delivered_at IS NULL",
        );
        return rows.length;
      })
      .toBe(0);
    return entries(matter);
  };
  const passDays = async (days: number) => {
    for (const portal of portals) {
      await advanceClock(portal.baseUrl, days);
    }
  };

  test('each of the right people once, also where a process is killed between writing and delivering', async () => {
    // Whoever delivers waits here, with the message in hand.
    await inbox.query('BEGIN');
    await inbox.query('LOCK TABLE notification IN ACCESS EXCLUSIVE MODE');
    const reviewId = await submitReview(portals[0].baseUrl);
    await expect
      .poll(async () => {
        const { rows } = await orr.query(
          "SELECT lease_id FROM outbox WHERE channel = 'notification' AND delivered_at IS NULL",
        );
        return rows.map(row => row.lease_id !== null);
      })
      .toEqual([true]);
    await portals[0].kill();
    await inbox.query('COMMIT');
    expect(await entries('review-to-decide')).toEqual([]);

    // The other takes over once it takes the first for dead.
    await advanceClock(portals[1].baseUrl, 1);
    const asked = await toldOf('review-to-decide', /waits for a decision/);
    expect(asked.map(({ user }) => user)).toEqual([DAVID, OMAR, YUKI]);
    expect(new Set(asked.map(({ scope }) => scope))).toEqual(
      new Set([`orr:review-to-decide:${reviewId}`]),
    );
    expect(new Set(asked.map(({ topic }) => topic))).toEqual(
      new Set(['orr:review']),
    );
  });

  test('of a review to decide by one entry each, which moves on for the others when somebody takes it and when it is decided', async () => {
    const [{ baseUrl }] = portals;
    const omar = await requestsAs(baseUrl, OMAR);
    await omar.call('PUT', '/api/orr/me/away', {
      until: new Date(Date.now() + 20 * DAY_MS).toISOString().slice(0, 10),
      substituteRef: PRIYA,
    });
    const reviewId = await submitReview(baseUrl);
    const saidTo = async (title: RegExp) =>
      (await toldOf('review-to-decide', title)).map(entry => [
        entry.user,
        title.test(entry.title),
        entry.severity,
      ]);
    expect(await saidTo(/waits for a decision/)).toEqual([
      [DAVID, true, 'normal'],
      [OMAR, true, 'normal'],
      [PRIYA, true, 'normal'],
      [YUKI, true, 'normal'],
    ]);

    await omar.call('POST', `/api/orr/reviews/${reviewId}/takings`, {
      holderRef: null,
    });
    expect(await saidTo(/Omar Silva sees to the decision/)).toEqual([
      [DAVID, true, 'low'],
      [OMAR, false, 'normal'],
      [PRIYA, true, 'low'],
      [YUKI, true, 'low'],
    ]);

    const due = new Date(Date.now() + 20 * DAY_MS).toISOString().slice(0, 10);
    await decideWithCondition(baseUrl, reviewId, due);
    expect(await saidTo(/conditional go/)).toEqual([
      [DAVID, true, 'low'],
      [OMAR, false, 'normal'],
      [PRIYA, true, 'low'],
      [YUKI, true, 'low'],
    ]);
  });

  test('of a condition by time, by one entry that moves on, and not whoever has switched it off', async () => {
    const [{ baseUrl }] = portals;
    const reviewId = await submitReview(baseUrl);
    const due = new Date(Date.now() + 20 * DAY_MS).toISOString().slice(0, 10);
    await decideWithCondition(baseUrl, reviewId, due);
    const decided = await toldOf('review-answered', /conditional go/);
    expect(decided.map(({ user }) => user)).toEqual([NADIA]);
    await switchOff(baseUrl, TOM, 'orr:condition');

    await passDays(14);
    const soon = await toldOf('condition', /is due/);
    const people = soon.map(({ user }) => user);
    expect(people).toEqual(expect.arrayContaining([NADIA, PRIYA]));
    expect(people).not.toContain(TOM);
    expect(people).not.toContain(OMAR);
    expect(new Set(people).size).toBe(people.length);

    await passDays(8);
    const missed = await toldOf('condition', /was due/);
    expect(missed.map(({ user }) => user).sort()).toEqual(
      [...people, OMAR].sort(),
    );
    for (const entry of missed) {
      expect(entry.severity).toBe('high');
      expect(entry.title).toMatch(/was due/);
    }
    expect(await entries('standing')).toEqual([]);

    await passDays(2);
    expect(await toldOf('condition', /was due/)).toEqual(missed);
  });
});
