import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { HostGates, SourceBinding } from 'backstage-plugin-orr-node';
import { CHECKOUT, group } from '../../__testUtils__/createTestPortal';
import { TechInsightsProvider } from './TechInsightsProvider';

const NOW = '2026-03-02T09:00:00.000Z';

describe('TechInsightsProvider', () => {
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const asked: IncomingMessage[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request);
      answer(request, response);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterAll(async () => {
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  beforeEach(() => {
    asked.length = 0;
  });

  const json = (body: unknown, status = 200) => {
    answer = (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
  };
  const definitionOf = (name: string, type: 'boolean' | 'number') => ({
    id: `techInsights.ownership.${name}`,
    title: name,
    description: name,
    type,
    rung: 'probed' as const,
    controlledBy: 'platform' as const,
  });
  const provider = () => {
    const clock = { now: () => new Date(NOW) };
    const { port } = server.address() as AddressInfo;
    return new TechInsightsProvider({
      facts: [
        {
          retriever: 'ownership',
          major: 1,
          field: 'hasOwner',
          definition: definitionOf('hasOwner', 'boolean'),
        },
        {
          retriever: 'ownership',
          major: 1,
          field: 'owners',
          definition: definitionOf('owners', 'number'),
        },
      ],
      auth: mockServices.auth(),
      discovery: {
        getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
        getExternalBaseUrl: async plugin => plugin,
      },
      environment: { clock, hosts: new HostGates({ clock }) },
    });
  };
  const bindingOf = (of: TechInsightsProvider): SourceBinding => {
    const bound = of.bind(CHECKOUT);
    if (bound.status !== 'bound') {
      throw new Error('It is not bound');
    }
    return bound.bindings[0];
  };
  const read = (left = 5) => {
    const source = provider();
    return source.read(bindingOf(source), {
      signal: new AbortController().signal,
      budget: { take: () => left > 0 },
    });
  };

  it('is bound to what can have facts, without an annotation', () => {
    expect(bindingOf(provider())).toEqual({
      key: 'techInsights:component:default/checkout',
      instance: 'tech-insights',
      title: 'component:default/checkout',
      selector: { entityRef: 'component:default/checkout' },
    });
    expect(provider().bind(group('payments'))).toEqual({
      status: 'unbound',
      wouldNeed: [],
    });
  });

  it('reads the fields that are configured, as the portal itself', async () => {
    json({
      ownership: {
        id: 'ownership',
        timestamp: '2026-03-01T10:00:00.000+01:00',
        version: '1.4.0',
        entity: { namespace: 'default', kind: 'Component', name: 'checkout' },
        facts: { hasOwner: true, owners: 2, other: 'x' },
      },
    });

    expect(await read()).toEqual([
      {
        factId: 'techInsights.ownership.hasOwner',
        state: 'ok',
        value: true,
        observedAt: '2026-03-01T09:00:00.000Z',
      },
      {
        factId: 'techInsights.ownership.owners',
        state: 'ok',
        value: 2,
        observedAt: '2026-03-01T09:00:00.000Z',
      },
    ]);
    const [{ url, headers }] = asked;
    const { pathname, searchParams } = new URL(url!, 'http://x');
    expect([pathname, ...searchParams]).toEqual([
      '/api/tech-insights/facts/latest',
      ['entity', 'component:default/checkout'],
      ['ids[]', 'ownership'],
    ]);
    expect(headers.authorization).toMatch(/^Bearer mock-service-token:/);
  });

  it.each<[string, unknown, string]>([
    ['nothing', {}, 'Tech Insights has nothing about it'],
    [
      'another version',
      {
        ownership: {
          timestamp: NOW,
          version: '2.0.0',
          facts: { hasOwner: true, owners: 1 },
        },
      },
      'It has version 2.0.0, and 1 is read',
    ],
    [
      'no version',
      { ownership: { timestamp: NOW, facts: { hasOwner: true, owners: 1 } } },
      'It has version none, and 1 is read',
    ],
    [
      'a set of values',
      {
        ownership: {
          timestamp: NOW,
          version: '1.0.0',
          facts: { hasOwner: [true], owners: null },
        },
      },
      'It has no single value',
    ],
  ])('does not know it where there is %s', async (_name, body, note) => {
    json(body);
    expect(await read()).toEqual(
      ['hasOwner', 'owners'].map(name => ({
        factId: `techInsights.ownership.${name}`,
        state: 'unknown',
        note,
        observedAt: NOW,
      })),
    );
  });

  it.each<[string, unknown, number, string]>([
    ['no credentials that it takes', {}, 401, 'unauthorised'],
    ['something else', { ownership: { facts: [] } }, 200, 'bad-response'],
    ['a list', [1], 200, 'bad-response'],
  ])(
    'says what is wrong where it answers %s',
    async (_name, body, status, problem) => {
      json(body, status);
      await expect(read()).rejects.toMatchObject({
        name: 'SourceError',
        problem,
      });
    },
  );

  it('asks nothing where no request is left', async () => {
    expect(await read(0)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('is probed by the list of what it can tell', async () => {
    json([]);
    await provider().probe('tech-insights', {
      signal: new AbortController().signal,
    });
    expect(asked[0].url).toBe('/api/tech-insights/fact-schemas');
  });
});
