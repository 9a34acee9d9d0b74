import { mockServices } from '@backstage/backend-test-utils';
import { readArgocdConfig } from './readArgocdConfig';

const read = (instances: object[], orr: object = {}) =>
  readArgocdConfig(
    mockServices.rootConfig({
      data: {
        argocd: {
          appLocatorMethods: [
            { type: 'other' },
            ...instances.map(instance => ({
              type: 'config',
              instances: [instance],
            })),
          ],
        },
        orr,
      } as any,
    }),
  );

const url = 'https://argo.example.com';

describe('readArgocdConfig', () => {
  it('has none without configuration', () => {
    expect(readArgocdConfig(mockServices.rootConfig({ data: {} }))).toEqual({
      instances: [],
      namespace: 'argocd',
    });
  });

  it('reads the instances of all methods, each once', () => {
    expect(
      read(
        [
          { name: 'main', url },
          { name: 'main', url, token: 't' },
          { name: 'edge', url: 'http://edge.example.com/argo' },
        ],
        { argocd: { namespace: 'gitops' } },
      ),
    ).toEqual({
      instances: [
        { name: 'main', url, token: 't' },
        { name: 'edge', url: 'http://edge.example.com/argo' },
      ],
      namespace: 'gitops',
    });
  });

  it.each([
    [[{ name: 'a', url: 'ftp://argo.example.com' }], 'http or https'],
    [[{ name: 'a', url: 'https://u:p@argo.example.com' }], 'http or https'],
    [[{ name: 'a', url: 'nonsense' }], 'http or https'],
    [[{ name: 'a/b', url }], 'letters'],
    [[{ name: 'a' }], 'url'],
    [
      [
        { name: 'a', url },
        { name: 'a', url: `${url}/b` },
      ],
      'two Argo CD',
    ],
  ])('refuses %j', (instances, message) => {
    expect(() => read(instances)).toThrow(message);
  });
});
