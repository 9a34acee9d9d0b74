import { isSourceError } from 'backstage-plugin-orr-node';
import {
  BUILDER,
  hoursAgo,
  pollerOf,
  sourceOf,
} from './__testUtils__/buildbotOf';
import { BuildbotServer, ServedBuild } from './__testUtils__/BuildbotServer';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const server = new BuildbotServer();
beforeAll(() => server.http.start());
afterAll(() => server.http.stop());
beforeEach(() => server.reset());

const KEY = `buildbot:main/${BUILDER}`;

/** As the reporter of the master sends it. */
function eventOf(build: ServedBuild, change: object = {}) {
  return {
    ...build,
    builder: { builderid: build.builderid, name: BUILDER, tags: [] },
    url: `${server.http.url}/#/builders/1/builds/${build.number}`,
    ...change,
  };
}

function meaningOf(payload: unknown, environment?: string) {
  const rules = environment ? [{ pipeline: '*', environment }] : [];
  return sourceOf(server).events.interpret(
    { topic: 'buildbot', payload },
    { rulesOf: key => (key === KEY ? rules : []) },
  );
}

describe('what the reporter of Buildbot sends', () => {
  it.each([
    ['begins', null],
    ['succeeds', 0],
    ['fails', 2],
  ])(
    'is what the master would be asked for when a build %s',
    async (_, results) => {
      const build = server.run(BUILDER, hoursAgo(1), { results });
      const poller = pollerOf(server);
      await poller.run();
      expect(meaningOf(eventOf(build))).toEqual({
        kind: 'records',
        bindingKey: KEY,
        records: [...poller.records.values()],
      });
    },
  );

  it('goes where a rule says', () => {
    const texts = { environment: '' };
    const build = server.run(BUILDER, hoursAgo(1), { results: 0, texts });
    expect(meaningOf(eventOf(build), 'live')).toMatchObject({
      records: [{ environment: 'live' }],
    });
    expect(meaningOf(eventOf(build))).toMatchObject({ kind: 'ignored' });
  });

  it('only says that there is something to ask for where it has no properties', () => {
    const build = server.run(BUILDER, hoursAgo(1), { results: 0 });
    for (const properties of [undefined, null, {}]) {
      expect(meaningOf(eventOf(build, { properties }))).toEqual({
        kind: 'poke',
        bindingKey: KEY,
      });
    }
  });

  it.each([
    'https://ci.example.org/#/builders/1/builds/1',
    'http://127.0.0.1/#/builders/1/builds/1',
  ])('is ignored where %s is not the address of a known master', url => {
    const build = server.run(BUILDER, hoursAgo(1), { results: 0 });
    expect(meaningOf(eventOf(build, { url }))).toMatchObject({
      kind: 'ignored',
    });
  });

  it.each([
    [{ results: 'fine' }],
    [{ started_at: '2026-06-01' }],
    [{ number: 0 }],
    [{ builder: 'deploy-shop' }],
    [{ url: 'no address' }],
  ])('is refused with %j', change => {
    const build = server.run(BUILDER, hoursAgo(1), { results: 0 });
    let thrown: unknown;
    try {
      meaningOf(eventOf(build, change));
    } catch (error) {
      thrown = error;
    }
    expect(isSourceError(thrown) && thrown.problem).toBe('bad-response');
  });
});
