import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { startLaunchReview } from '../../app/e2e-tests/support/launchReview';
import {
  requestsAs,
  type PersonaRequests,
} from '../../app/e2e-tests/support/persona';
import { bareTest as test, expect } from '../../app/e2e-tests/support/portal';
import { createPortalStorage } from '../../app/e2e-tests/support/portalStorage';
import {
  startPortal,
  type Portal,
} from '../../app/e2e-tests/support/startPortal';
import {
  goodStatement,
  type AskedQuestion,
} from '../../app/e2e-tests/support/statements';

const QUESTIONS = 10;
const SAVES_PER_WRITER = 10;
const RETRIES = 200;

interface Writer {
  name: string;
  replicas: PersonaRequests[];
}

/** An answer that arrived whole. */
interface Acknowledged {
  status: number;
  body: any;
}

interface Save {
  reviewId: string;
  question: AskedQuestion;
  note: string;
}

/** Waits for what is outside this process: a replica that was killed, on its way up again. */
const aMoment = () => new Promise(resolve => setTimeout(resolve, 50));

/** Sends one write until somebody acknowledges it, to whichever replica answers. */
async function insist(
  writer: Writer,
  method: string,
  path: string,
  body: object,
): Promise<Acknowledged> {
  for (let attempt = 0; attempt < RETRIES; attempt++) {
    const replica =
      writer.replicas[Math.floor(Math.random() * writer.replicas.length)];
    try {
      const response = await replica.send(method, path, body);
      if (response.status < 500) {
        return { status: response.status, body: await response.json() };
      }
    } catch {
      // The connection was lost, or the answer cut off: nobody knows whether the write arrived.
    }
    await aMoment();
  }
  throw new Error(`${method} ${path} was never acknowledged`);
}

/** Saves once as a person would: on a conflict they look at what is there, and save again as a new edit. */
async function save(
  writer: Writer,
  { reviewId, question, note }: Save,
  revision: number,
): Promise<number> {
  const path = `/api/orr/reviews/${reviewId}/answers/${question.id}`;
  const body = {
    mutationId: randomUUID(),
    revision,
    statement: goodStatement(question),
    note,
    evidence: [],
  };
  const { status, body: answer } = await insist(writer, 'PUT', path, body);
  if (status === 409) {
    return save(
      writer,
      { reviewId, question, note },
      answer.error.current?.revision ?? 0,
    );
  }
  expect(status, JSON.stringify(answer)).toBe(200);
  expect(answer.note).toBe(note);
  return answer.revision;
}

test.describe('two replicas on one PostgreSQL', () => {
  test.setTimeout(300_000);

  test('keep every acknowledged answer exactly once while one of them is killed', async () => {
    const { storage } = await createPortalStorage('postgres');
    if (!('connection' in storage)) {
      throw new Error('This test needs PostgreSQL');
    }
    const portals: Portal[] = [await startPortal({ storage })];
    portals.push(await startPortal({ storage }));
    try {
      const writers = await Promise.all(
        ['Nadia Haddad', 'Tom Becker'].map(async name => ({
          name,
          replicas: await Promise.all(
            portals.map(portal => requestsAs(portal.baseUrl, name)),
          ),
        })),
      );
      const { reviewId, questions: asked } = await startLaunchReview(
        portals[0].baseUrl,
        'checkout-api',
      );
      const questions = asked.slice(0, QUESTIONS);
      let acknowledged = 0;
      const killAfter = 40 + Math.floor(Math.random() * 80);
      let revival: Promise<void> | undefined;
      const acknowledge = () => {
        acknowledged += 1;
        if (acknowledged === killAfter) {
          revival = portals[1].kill().then(() => portals[1].restart());
        }
      };

      await Promise.all(
        questions.flatMap(question =>
          writers.map(async writer => {
            let revision = 0;
            for (let index = 0; index < SAVES_PER_WRITER; index++) {
              revision = await save(
                writer,
                {
                  reviewId,
                  question,
                  note: `${question.id} ${writer.name} ${index}`,
                },
                revision,
              );
              acknowledge();
            }
          }),
        ),
      );
      await revival;

      expect(acknowledged).toBe(QUESTIONS * writers.length * SAVES_PER_WRITER);
      expect(revival, 'a replica was killed on the way').toBeDefined();
      const notes = await storedNotes(storage, reviewId);
      const expected = questions.flatMap(question =>
        writers.flatMap(writer =>
          Array.from(
            { length: SAVES_PER_WRITER },
            (_, index) => `${question.id} ${writer.name} ${index}`,
          ),
        ),
      );
      expect(notes.sort()).toEqual(expected.sort());
    } finally {
      await Promise.all(portals.map(portal => portal.stop()));
    }
  });
});

/** Every value that was ever stored, by the note that names its save. */
async function storedNotes(
  storage: { connection: string; prefix: string },
  reviewId: string,
): Promise<string[]> {
  const url = new URL(storage.connection);
  url.pathname = `/${storage.prefix}orr`;
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    const { rows } = await client.query(
      'SELECT note FROM answer_revision WHERE review_id = $1',
      [reviewId],
    );
    return rows.map(row => row.note);
  } finally {
    await client.end();
  }
}
