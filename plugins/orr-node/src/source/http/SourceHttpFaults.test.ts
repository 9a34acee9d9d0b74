import { isSourceError } from '../SourceError';
import { FaultProxy } from './__testUtils__/FaultProxy';
import { JsonServer, reply, silence } from './__testUtils__/JsonServer';
import { until } from './__testUtils__/listening';
import { HostGate } from './HostGate';
import { SourceHttp } from './SourceHttp';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const clock = { now: () => new Date('2026-03-01T10:00:00.000Z') };
const BODY = { text: 'x'.repeat(10_000) };

const server = new JsonServer();
const proxy = new FaultProxy();
beforeAll(async () => {
  await server.start();
  server.answer = reply(200, BODY, { connection: 'close' });
  await proxy.start(server.port);
});
afterAll(async () => {
  await proxy.stop();
  await server.stop();
});
beforeEach(() => {
  server.received.length = 0;
  proxy.next.length = 0;
  proxy.fault = { kind: 'none' };
});

function httpOf(timeoutMs: number): SourceHttp {
  return new SourceHttp({
    title: 'GitHub',
    baseUrl: `http://127.0.0.1:${proxy.port}`,
    headers: async () => ({}),
    gate: new HostGate({ clock }),
    clock,
    timeoutMs,
    pauseMs: 1,
  });
}

async function failureOf(work: Promise<unknown>) {
  const error: any = await work.catch(thrown => thrown);
  expect(isSourceError(error)).toBe(true);
  return [error.problem, error.message];
}

describe('SourceHttp behind a network that does not work', () => {
  it('asks again where the connection breaks before or in the middle of an answer', async () => {
    proxy.next.push(
      { kind: 'reset', afterBytes: 1 },
      { kind: 'reset', afterBytes: 5_000 },
    );
    expect((await httpOf(5_000).request({ path: 'x' })).json).toEqual(BODY);
    expect(server.received).toHaveLength(3);
    proxy.fault = { kind: 'reset', afterBytes: 5_000 };
    expect(await failureOf(httpOf(5_000).request({ path: 'x' }))).toEqual([
      'unavailable',
      'GitHub cannot be reached at the moment.',
    ]);
    expect(server.received).toHaveLength(6);
  });

  it('does not wait for an answer that comes byte by byte', async () => {
    proxy.fault = { kind: 'drip', everyMs: 5 };
    expect(await failureOf(httpOf(100).request({ path: 'x' }))).toEqual([
      'unavailable',
      'GitHub did not answer in time.',
    ]);
    expect(server.received).toHaveLength(3);
    await until(() => proxy.open === 0);
  });

  it('waits for an answer that is late, as long as it may', async () => {
    proxy.fault = { kind: 'delay', ms: 100 };
    expect((await httpOf(5_000).request({ path: 'x' })).json).toEqual(BODY);
    expect(server.received).toHaveLength(1);
  });

  it('gives up on silence, and leaves no connection behind', async () => {
    server.next.push(silence, silence, silence);
    expect(await failureOf(httpOf(50).request({ path: 'x' }))).toEqual([
      'unavailable',
      'GitHub did not answer in time.',
    ]);
    await until(() => proxy.open === 0);
  });

  it('says that nobody listens', async () => {
    const gone = new FaultProxy();
    await gone.start(server.port);
    await gone.stop();
    const http = new SourceHttp({
      title: 'GitHub',
      baseUrl: `http://127.0.0.1:${gone.port}`,
      headers: async () => ({}),
      gate: new HostGate({ clock }),
      clock,
      pauseMs: 1,
    });
    expect(await failureOf(http.request({ path: 'x' }))).toEqual([
      'unavailable',
      'GitHub cannot be reached at the moment.',
    ]);
  });
});
