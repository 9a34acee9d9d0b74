import { mockServices } from '@backstage/backend-test-utils';
import { readJenkinsConfig } from './readJenkinsConfig';

const read = (data: object) =>
  readJenkinsConfig(mockServices.rootConfig({ data: data as any }));

const one = { baseUrl: 'https://ci.example.com', username: 'u', apiKey: 'k' };

describe('readJenkinsConfig', () => {
  it('has none without configuration', () => {
    expect(read({})).toEqual({ instances: [], unstableIs: 'failed' });
  });

  it('reads one, and several by name', () => {
    const { instances, unstableIs } = read({
      jenkins: {
        ...one,
        instances: [
          { ...one, name: 'eu', extraRequestHeaders: { 'x-proxy': 'p' } },
          { name: 'open', baseUrl: 'http://open.example.com' },
        ],
      },
      orr: { jenkins: { unstableIs: 'succeeded' } },
    });
    expect(unstableIs).toBe('succeeded');
    expect(instances).toEqual([
      { ...one, name: 'default', extraRequestHeaders: {} },
      { ...one, name: 'eu', extraRequestHeaders: { 'x-proxy': 'p' } },
      {
        name: 'open',
        baseUrl: 'http://open.example.com',
        extraRequestHeaders: {},
      },
    ]);
  });

  it.each([
    [{ jenkins: { baseUrl: 'ftp://ci.example.com' } }, 'http or https'],
    [{ jenkins: { baseUrl: 'https://u:p@ci.example.com' } }, 'http or https'],
    [{ jenkins: { baseUrl: 'nonsense' } }, 'http or https'],
    [{ jenkins: { instances: [{ ...one, name: 'a:b' }] } }, 'letters'],
    [{ jenkins: { instances: [{ name: 'a' }] } }, 'baseUrl'],
    [
      { jenkins: { ...one, instances: [{ ...one, name: 'default' }] } },
      'two Jenkins',
    ],
    [{ orr: { jenkins: { unstableIs: 'maybe' } } }, 'unstableIs'],
  ])('refuses %j', (data, message) => {
    expect(() => read(data)).toThrow(message);
  });
});
