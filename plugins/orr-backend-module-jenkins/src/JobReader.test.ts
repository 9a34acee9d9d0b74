import { JenkinsServer, ServedJob } from './__testUtils__/JenkinsServer';
import { BuildPoller } from './__testUtils__/BuildPoller';
import {
  bindingsOf,
  configOf,
  DAY,
  MINUTE,
  NOW,
  sourceOf,
} from './__testUtils__/sourceOf';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const JOB = 'deploy';
const since = new Date(NOW.getTime() - 90 * DAY);
const iso = (ms: number) => new Date(ms).toISOString();

const server = new JenkinsServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.reset());

/** The instant at which a build of {@link fill} began. */
const startOf = (number: number) =>
  NOW.getTime() - 80 * DAY + number * 60 * MINUTE;

function fill(job: ServedJob, count: number): void {
  for (let left = count; left > 0; left -= 1) {
    job.run(startOf(job.nextBuildNumber), { result: 'SUCCESS' });
  }
}

function pollerOf(from = since): BuildPoller {
  const source = sourceOf(configOf(server));
  const [binding] = bindingsOf(source, JOB);
  return new BuildPoller(source, binding, {
    since: from,
    rules: [{ pipeline: '*', environment: 'production' }],
  });
}

const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('reading the builds of a job', () => {
  it('reads more than the hundred that Jenkins tells without being asked', async () => {
    fill(server.job(JOB), 230);
    const poller = pollerOf();
    const batches = await poller.run();
    expect(poller.numbers).toEqual(upTo(230));
    expect(batches.map(({ done }) => done)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(poller.coveredFrom).toBe(since.toISOString());
    expect(batches[0].coveredFrom.toISOString()).toBe(iso(startOf(181)));
    await poller.run();
    expect(server.requests).toHaveLength(6);
  });

  it.each([
    ['none', 0],
    ['one', 1],
    ['exactly a page', 50],
    ['a page and one', 51],
  ])('ends with %s', async (_, count) => {
    fill(server.job(JOB), count);
    const poller = pollerOf();
    const batches = await poller.run();
    expect(poller.numbers).toEqual(upTo(count));
    expect(batches.at(-1)?.done).toBe(true);
    expect(poller.coveredFrom).toBe(since.toISOString());
  });

  it('goes back no further than asked', async () => {
    fill(server.job(JOB), 400);
    const poller = pollerOf(new Date(startOf(300)));
    await poller.run();
    expect(poller.numbers[0]).toBeLessThanOrEqual(300);
    expect(poller.numbers[0]).toBeGreaterThan(200);
    expect(Date.parse(poller.coveredFrom!)).toBeLessThanOrEqual(startOf(300));
  });

  it('goes on after a run whose budget was used up, and loses nothing that comes meanwhile', async () => {
    const job = server.job(JOB);
    fill(job, 230);
    const poller = pollerOf();
    expect((await poller.run(2)).map(({ done }) => done)).toEqual([
      false,
      false,
    ]);
    fill(job, 70);
    expect((await poller.run(1)).at(-1)?.done).toBe(false);
    fill(job, 5);
    while (!(await poller.run(1)).at(-1)?.done) {
      expect(server.requests.length).toBeLessThan(30);
    }
    expect(poller.numbers).toEqual(upTo(305));
    expect(poller.coveredFrom).toBe(since.toISOString());
  });

  it('asks nothing without budget', async () => {
    fill(server.job(JOB), 3);
    const poller = pollerOf();
    expect(await poller.run(0)).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it.each([1, 7, 49, 50, 60])(
    'loses nothing where %i newer builds are deleted between two pages',
    async count => {
      const job = server.job(JOB);
      fill(job, 200);
      const poller = pollerOf();
      await poller.run(2);
      job.delete(...upTo(200, 201 - count));
      await poller.run();
      expect(poller.numbers).toEqual(upTo(200));
    },
  );

  it('loses nothing where a build starts while it pages', async () => {
    const job = server.job(JOB);
    fill(job, 120);
    const poller = pollerOf();
    await poller.run(1);
    server.before = () => fill(job, 1);
    await poller.run();
    expect(poller.numbers).toEqual(upTo(121));
  });

  it('ends where the older builds are deleted while it pages', async () => {
    const job = server.job(JOB);
    fill(job, 200);
    const poller = pollerOf();
    await poller.run(2);
    job.delete(...upTo(170));
    expect((await poller.run()).at(-1)?.done).toBe(true);
    expect(poller.numbers).toEqual(upTo(200, 102));
    expect(poller.coveredFrom).toBe(iso(startOf(102)));
  });

  it('claims to know only what retention has left', async () => {
    const job = server.job(JOB);
    fill(job, 60);
    // Jenkins keeps the last success beyond what it discards.
    job.delete(...upTo(9), ...upTo(40, 11));
    const poller = pollerOf();
    await poller.run();
    expect(poller.numbers).toEqual([10, ...upTo(60, 41)]);
    expect(poller.coveredFrom).toBe(iso(startOf(41)));
  });

  it('keeps what it knew although retention deletes it', async () => {
    const job = server.job(JOB);
    fill(job, 60);
    const poller = pollerOf();
    await poller.run();
    job.delete(...upTo(60));
    fill(job, 3);
    await poller.run();
    expect(poller.numbers).toEqual(upTo(63));
    expect(poller.coveredFrom).toBe(since.toISOString());
  });

  it('says so where builds came and went unseen', async () => {
    const job = server.job(JOB);
    fill(job, 10);
    const poller = pollerOf();
    await poller.run();
    fill(job, 10);
    job.delete(...upTo(15));
    await poller.run();
    expect(poller.coveredFrom).toBe(iso(startOf(16)));
    job.delete(...upTo(20));
    fill(job, 2);
    job.delete(21, 22);
    await poller.run();
    expect(poller.coveredFrom).toBe(NOW.toISOString());
  });

  it('reads a job that was made again from its beginning', async () => {
    fill(server.job(JOB), 60);
    const poller = pollerOf();
    await poller.run();
    fill(server.job(JOB), 4);
    const batches = await poller.run();
    expect(
      batches.flatMap(({ records }) => records.map(({ sourceId }) => sourceId)),
    ).toEqual([4, 3, 2, 1].map(number => `${JOB}#${number}`));
  });

  it('does not choke on a cursor of somebody else', async () => {
    fill(server.job(JOB), 4);
    const poller = pollerOf();
    poller.cursor = { sweep: 'nonsense' };
    await poller.run();
    expect(poller.numbers).toEqual(upTo(4));
  });
});
