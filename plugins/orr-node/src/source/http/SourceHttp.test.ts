import { isSourceError, SourceError } from '../SourceError';
import {
  JsonServer,
  page,
  reply,
  silence,
  UPSTREAM_WORDS,
} from './__testUtils__/JsonServer';
import { until } from './__testUtils__/listening';
import { HostGate } from './HostGate';
import { SourceHttp, SourceHttpOptions } from './SourceHttp';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const TOKEN = 'token-nobody-may-see';
const NOW = new Date('2026-03-01T10:00:00.000Z');
let now = NOW;
const clock = { now: () => now };
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

const server = new JsonServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  now = NOW;
  server.received.length = 0;
  server.next.length = 0;
  server.mostUnderWay = 0;
  server.answer = reply(200, { ok: true });
});

const newGate = () => new HostGate({ clock, random: () => 0.5 });

function httpOf(options: Partial<SourceHttpOptions> = {}): SourceHttp {
  return new SourceHttp({
    title: 'GitHub',
    baseUrl: `http://127.0.0.1:${server.port}/api`,
    headers: async () => ({ Authorization: `Bearer ${TOKEN}` }),
    gate: newGate(),
    clock,
    timeoutMs: 5_000,
    pauseMs: 1,
    rateLimitOf: headers =>
      headers.has('x-remaining')
        ? {
            limit: Number(headers.get('x-limit')),
            remaining: Number(headers.get('x-remaining')),
            resetAt: new Date(Number(headers.get('x-reset')) * 1_000),
          }
        : undefined,
    ...options,
  });
}

async function problemOf(work: Promise<unknown>): Promise<SourceError> {
  const error: any = await work.then(
    () => 'no error',
    (thrown: unknown) => thrown,
  );
  expect(isSourceError(error)).toBe(true);
  const told = `${error.stack} ${JSON.stringify(error)} ${error.cause}`;
  expect(told).not.toContain(TOKEN);
  expect(told).not.toContain(UPSTREAM_WORDS);
  return error;
}

const asked = () => server.received.map(({ path }) => path);

describe('SourceHttp', () => {
  it('asks below its base with the credentials', async () => {
    const { json, isUnchanged } = await httpOf().request({
      path: '/repos/acme/pay?page=2',
      headers: { ACCEPT: 'application/vnd.github+json' },
    });
    expect({ json, isUnchanged }).toEqual({
      json: { ok: true },
      isUnchanged: false,
    });
    await httpOf().request({ path: 'graphql', method: 'POST', body: { a: 1 } });
    expect(server.received).toEqual([
      expect.objectContaining({
        method: 'GET',
        path: '/api/repos/acme/pay?page=2',
        headers: expect.objectContaining({
          authorization: `Bearer ${TOKEN}`,
          accept: 'application/vnd.github+json',
          'user-agent': 'operational-readiness-for-backstage',
        }),
      }),
      expect.objectContaining({
        method: 'POST',
        path: '/api/graphql',
        body: '{"a":1}',
        headers: expect.objectContaining({
          'content-type': 'application/json',
        }),
      }),
    ]);
  });

  it('asks nothing that lies elsewhere, such as a next page on another origin', async () => {
    for (const path of [
      'https://evil.example/api/next',
      `http://localhost:${server.port}/api/next`,
      `http://127.0.0.1:${server.port}/apix`,
      '../user',
      'repos/%2e%2e/%2e%2e/user',
    ]) {
      expect(await problemOf(httpOf().request({ path }))).toMatchObject({
        problem: 'bad-response',
      });
    }
    expect(asked()).toEqual([]);
  });

  it('goes where it is led within its base, and takes the credentials nowhere else', async () => {
    const http = httpOf();
    server.next.push(reply(301, {}, { location: '/api/moved' }));
    expect((await http.request({ path: 'old' })).json).toEqual({ ok: true });
    expect(asked()).toEqual(['/api/old', '/api/moved']);
    for (const location of [
      'https://evil.example/api/x',
      `http://localhost:${server.port}/api/x`,
      `http://${TOKEN}@127.0.0.1:${server.port}/api/x`,
      '/elsewhere',
      '../../elsewhere',
      'http://[',
    ]) {
      server.received.length = 0;
      server.next.push(reply(307, {}, { location }));
      expect(await problemOf(http.request({ path: 'old' }))).toMatchObject({
        problem: 'bad-response',
      });
      expect(asked()).toEqual(['/api/old']);
    }
    server.received.length = 0;
    server.answer = reply(302, {}, { location: '/api/round' });
    expect(await problemOf(http.request({ path: 'round' }))).toMatchObject({
      problem: 'bad-response',
    });
    expect(asked()).toHaveLength(4);
    server.received.length = 0;
    await problemOf(http.request({ path: 'x', method: 'POST', body: {} }));
    expect(asked()).toEqual(['/api/x']);
  });

  it.each([
    [401, {}, 'unauthorised', undefined],
    [403, {}, 'forbidden', undefined],
    [404, {}, 'not-found', undefined],
    [410, {}, 'not-found', undefined],
    [422, {}, 'bad-response', undefined],
    [304, {}, 'bad-response', undefined],
    [429, {}, 'rate-limited', 60],
    [429, { 'retry-after': '90' }, 'rate-limited', 90],
    [429, { 'retry-after': '0' }, 'rate-limited', 60],
    [429, { 'retry-after': '-5' }, 'rate-limited', 60],
    [429, { 'retry-after': '99999999999' }, 'rate-limited', 60],
    [429, { 'retry-after': 'soon' }, 'rate-limited', 60],
    [
      429,
      { 'retry-after': 'Sun, 01 Mar 2026 10:02:00 GMT' },
      'rate-limited',
      120,
    ],
    [403, { 'retry-after': '30' }, 'rate-limited', 30],
    [
      403,
      {
        'x-limit': '60',
        'x-remaining': '0',
        'x-reset': String(NOW.getTime() / 1000 + 600),
      },
      'rate-limited',
      605,
    ],
    [
      403,
      { 'x-limit': '60', 'x-remaining': '0', 'x-reset': '1' },
      'rate-limited',
      60,
    ],
    [503, { 'retry-after': '5' }, 'unavailable', 5],
  ])('tells what %p with %p means', async (status, headers, problem, wait) => {
    server.answer = reply(status, undefined, headers);
    const http = httpOf();
    const error = await problemOf(http.request({ path: 'x' }));
    const retryAt = wait === undefined ? undefined : later(wait);
    expect([error.problem, error.retryAt]).toEqual([problem, retryAt]);
    expect(asked()).toHaveLength(1);
  });

  it.each([
    [429, 'rate-limited'],
    [503, 'unavailable'],
  ])(
    'asks nothing until the time that comes with %p',
    async (status, problem) => {
      const http = httpOf();
      server.next.push(reply(status, undefined, { 'retry-after': '90' }));
      await problemOf(http.request({ path: '1' }));
      now = new Date(later(90).getTime() - 1);
      expect(await problemOf(http.request({ path: '2' }))).toMatchObject({
        problem,
        retryAt: later(90),
      });
      now = later(90);
      await http.request({ path: '3' });
      expect(asked()).toEqual(['/api/1', '/api/3']);
    },
  );

  it.each([
    ['a page with 200', page(200)],
    ['a page to sign in with 203', page(203)],
    ['JSON with 203', reply(203, {})],
    ['nothing', reply(204, undefined)],
    ['far too much', reply(200, { text: UPSTREAM_WORDS.repeat(1_000) })],
  ])('does not take %s for an answer, nor ask again', async (_, answer) => {
    server.answer = answer;
    const http = httpOf({ maxBytes: 10_000 });
    expect(await problemOf(http.request({ path: 'x' }))).toMatchObject({
      problem: 'bad-response',
    });
    expect(asked()).toHaveLength(1);
  });

  it('stops reading where it is too much', async () => {
    let isClosed = false;
    server.answer = response => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.on('close', () => {
        isClosed = true;
      });
      const pour = () => {
        while (!isClosed && response.write('x'.repeat(64_000)));
      };
      response.on('drain', pour);
      pour();
    };
    expect(
      await problemOf(httpOf({ maxBytes: 1_000_000 }).request({ path: 'x' })),
    ).toMatchObject({ problem: 'bad-response' });
    await until(() => isClosed);
  });

  it('tries what does not work three times, and leaves the host alone after five times', async () => {
    const gate = newGate();
    const http = httpOf({ gate });
    server.next.push(reply(502), reply(500));
    expect((await http.request({ path: 'x' })).json).toEqual({ ok: true });
    expect(asked()).toHaveLength(3);
    server.answer = page(502);
    for (let times = 0; times < 5; times += 1) {
      expect(await problemOf(http.request({ path: 'x' }))).toMatchObject({
        problem: 'unavailable',
        retryAt: undefined,
      });
    }
    expect(asked()).toHaveLength(18);
    const other = httpOf({ gate });
    expect(await problemOf(other.request({ path: 'x' }))).toMatchObject({
      problem: 'unavailable',
      retryAt: later(60),
    });
    expect(asked()).toHaveLength(18);
    now = later(60);
    server.answer = reply(404);
    expect(await problemOf(other.request({ path: 'x' }))).toMatchObject({
      problem: 'not-found',
    });
    server.answer = page(502);
    await problemOf(other.request({ path: 'x' }));
    expect(() => gate.requireOpen('GitHub')).not.toThrow();
  });

  it('does not take missing credentials for an answer of the host', async () => {
    const gate = newGate();
    const http = httpOf({ gate });
    server.answer = page(502);
    for (let times = 0; times < 4; times += 1) {
      await problemOf(http.request({ path: 'x' }));
    }
    const refused = new SourceError('unauthorised', 'No credentials.');
    const without = httpOf({
      gate,
      headers: async () => {
        throw refused;
      },
    });
    expect(await problemOf(without.request({ path: 'x' }))).toBe(refused);
    await problemOf(http.request({ path: 'x' }));
    expect(() => gate.requireOpen('GitHub')).toThrow('did not work');
  });

  it('says nothing of what a provider of credentials says, and waits for none that never comes', async () => {
    const failing = httpOf({
      headers: async () => {
        throw new Error(`${TOKEN} ${UPSTREAM_WORDS}`);
      },
    });
    expect(await problemOf(failing.request({ path: 'x' }))).toMatchObject({
      problem: 'unavailable',
    });
    const gate = newGate();
    const hanging = httpOf({
      gate,
      timeoutMs: 20,
      headers: () => new Promise(() => {}),
    });
    expect(await problemOf(hanging.request({ path: 'x' }))).toMatchObject({
      problem: 'unavailable',
    });
    expect((await httpOf({ gate }).request({ path: 'x' })).json).toEqual({
      ok: true,
    });
    expect(asked()).toHaveLength(1);
  });

  it('leaves a fifth of the limit to others until the window has ended', async () => {
    const gate = newGate();
    const http = httpOf({ gate });
    const left = (remaining: number) =>
      reply(
        200,
        {},
        {
          'x-limit': '5000',
          'x-remaining': String(remaining),
          'x-reset': String(later(600).getTime() / 1000),
        },
      );
    server.next.push(left(1001), left(1000), left(999));
    await http.request({ path: '1' });
    await http.request({ path: '2' });
    await http.request({ path: '3' });
    expect(await problemOf(http.request({ path: '4' }))).toMatchObject({
      problem: 'rate-limited',
      retryAt: later(605),
    });
    now = later(605);
    await http.request({ path: '5' });
    expect(asked()).toEqual(['/api/1', '/api/2', '/api/3', '/api/5']);
  });

  describe('where it asks only for what has changed', () => {
    const versioned = (etag: string, body: unknown) =>
      reply(200, body, { etag, link: '</api/x?page=2>; rel="next"' });

    it('gives the answer from before, with its headers, and never the same object', async () => {
      const http = httpOf();
      server.next.push(versioned('W/"1"', { items: [1] }));
      const first = await http.request({ path: 'x', conditional: true });
      (first.json as any).items.push(2);
      server.next.push(reply(304, undefined, { 'x-new': '1' }));
      const again = await http.request({ path: 'x', conditional: true });
      expect(again).toMatchObject({ json: { items: [1] }, isUnchanged: true });
      expect(again.headers.get('link')).toContain('page=2');
      expect(again.headers.get('x-new')).toBe('1');
      expect(
        server.received.map(({ headers }) => headers['if-none-match']),
      ).toEqual([undefined, 'W/"1"']);
      await http.request({ path: 'x' });
      expect(server.received[2].headers['if-none-match']).toBeUndefined();
    });

    it.each(['Authorization', 'private-token', 'Circle-Token', 'cookie'])(
      'sends no etag with other credentials in %s, and believes no 304 then',
      async name => {
        let secret = 'one';
        const http = httpOf({ headers: async () => ({ [name]: secret }) });
        server.next.push(versioned('"1"', {}));
        await http.request({ path: 'x', conditional: true });
        secret = 'two';
        server.next.push(reply(304));
        expect(
          await problemOf(http.request({ path: 'x', conditional: true })),
        ).toMatchObject({ problem: 'bad-response' });
        expect(server.received[1].headers['if-none-match']).toBeUndefined();
        secret = 'one';
        server.next.push(reply(304));
        expect(
          await http.request({ path: 'x', conditional: true }),
        ).toMatchObject({ isUnchanged: true });
      },
    );

    it('keeps no answer that is huge, and forgets the longest unused', async () => {
      const http = httpOf();
      const ask = async (path: string) => {
        await http.request({ path, conditional: true });
        return server.received.at(-1)!.headers['if-none-match'];
      };
      server.answer = versioned('"big"', 'x'.repeat(2_000_001));
      expect([await ask('big'), await ask('big')]).toEqual([
        undefined,
        undefined,
      ]);
      server.answer = versioned('"1"', 'x'.repeat(1_900_000));
      for (let index = 0; index < 8; index += 1) {
        await ask(`${index}`);
      }
      expect(await ask('0')).toBe('"1"');
      await ask('8');
      expect(await ask('1')).toBeUndefined();
      expect(await ask('0')).toBe('"1"');
    });
  });

  describe('where it is given up', () => {
    it('ends in the middle of a request, frees the host, and says nothing against it', async () => {
      const gate = newGate();
      const http = httpOf({ gate });
      for (let times = 0; times < 6; times += 1) {
        const stop = new AbortController();
        server.next.push(silence);
        const before = server.received.length;
        const work = http.request({ path: 'x', signal: stop.signal });
        await until(() => server.received.length > before);
        stop.abort(new Error(TOKEN));
        expect(await problemOf(work)).toMatchObject({
          problem: 'unavailable',
          message: 'The portal stopped asking GitHub.',
        });
      }
      await until(() => server.underWay === 0);
      expect((await http.request({ path: 'x' })).json).toEqual({ ok: true });
    });

    it('ends while it waits for its turn, and never asks', async () => {
      const http = httpOf();
      let answer = () => {};
      server.next.push(response => {
        answer = () => response.end('{}');
      });
      const first = http.request({ path: 'first' });
      const stop = new AbortController();
      const second = http.request({ path: 'second', signal: stop.signal });
      const third = http.request({ path: 'third' });
      await until(() => server.received.length === 1);
      stop.abort();
      expect(await problemOf(second)).toMatchObject({
        problem: 'unavailable',
      });
      answer();
      await Promise.all([first, third]);
      expect(asked()).toEqual(['/api/first', '/api/third']);
      expect(
        await problemOf(http.request({ path: 'x', signal: stop.signal })),
      ).toMatchObject({ problem: 'unavailable' });
      expect(asked()).toHaveLength(2);
    });

    it('ends in the pause between two tries', async () => {
      const http = httpOf({ pauseMs: 3_600_000 });
      const stop = new AbortController();
      let isAnswered = false;
      server.answer = response => {
        response.on('close', () => {
          isAnswered = true;
        });
        return reply(500)(response, server.received[0]);
      };
      const work = http.request({ path: 'x', signal: stop.signal });
      await until(() => isAnswered);
      stop.abort();
      expect(await problemOf(work)).toMatchObject({ problem: 'unavailable' });
      expect(asked()).toHaveLength(1);
    });
  });

  it('sends one request at a time to a host, whoever asks', async () => {
    const gate = newGate();
    server.answer = async response => {
      await new Promise(resolve => {
        setImmediate(resolve);
      });
      response.end('{}');
    };
    const askers = [httpOf({ gate }), httpOf({ gate })];
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        askers[index % 2].request({ path: `${index}` }),
      ),
    );
    expect(asked()).toEqual(
      Array.from({ length: 10 }, (_, index) => `/api/${index}`),
    );
    expect(server.mostUnderWay).toBe(1);
  });
});
