import { Entity } from '@backstage/catalog-model';
import { bindGithub } from './bindGithub';

const HOSTS = ['github.com', 'ghe.example.com'];

function entityOf(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'pay', annotations },
  };
}

const SLUG = 'github.com/project-slug';
const bind = (slug: string, more: Record<string, string> = {}, hosts = HOSTS) =>
  bindGithub(entityOf({ [SLUG]: slug, ...more }), hosts);

describe('bindGithub', () => {
  it('names one repository in one way', () => {
    expect(bind(' Acme/Pay.Web_1 ')).toEqual({
      status: 'bound',
      bindings: [
        {
          key: 'github:github.com/acme/pay.web_1',
          instance: 'github.com',
          title: 'Acme/Pay.Web_1',
          selector: { owner: 'Acme', name: 'Pay.Web_1' },
        },
      ],
    });
  });

  it('says what it needs, and where it was turned off', () => {
    expect(bindGithub(entityOf({}), HOSTS)).toEqual({
      status: 'unbound',
      wouldNeed: [{ annotation: SLUG, example: 'org/repo' }],
    });
    expect(bind(' ')).toEqual({ status: 'opted-out', annotation: SLUG });
  });

  it.each([
    'pay',
    '../pay',
    'acme/..',
    'acme/.',
    '%2e%2e/pay',
    'acme/%2e%2e',
    'acme/pay/../..',
    'org/repo?x=',
    'org/repo#x',
    'org/re po',
    'org\\repo',
    'https://evil.example/acme/pay',
    'https://github.com/acme/pay',
    '//evil.example/acme',
    'acme/pay@evil.example',
  ])('does not take %j for a repository', slug => {
    expect(bind(slug)).toEqual({
      status: 'invalid',
      annotation: SLUG,
      reason: `\`${SLUG}\` is not \`org/repo\`: got \`${slug}\`.`,
    });
  });

  it('cuts what is long', () => {
    const result = bind(`${'x'.repeat(5_000)}`);
    expect(result).toMatchObject({ status: 'invalid' });
    expect(JSON.stringify(result).length).toBeLessThan(250);
  });

  const SOURCE = 'backstage.io/source-location';
  const MANAGED = 'backstage.io/managed-by-location';
  it.each([
    [{}, 'github.com'],
    [{ [SOURCE]: 'url:https://GHE.example.com/acme/pay/' }, 'ghe.example.com'],
    [
      {
        [SOURCE]: 'url:https://ghe.example.com/acme/pay/',
        [MANAGED]: 'url:https://github.com/acme/pay/blob/main/x.yaml',
      },
      'ghe.example.com',
    ],
    [
      {
        [SOURCE]: 'file:/srv/catalog/',
        [MANAGED]: 'url:https://ghe.example.com/acme/pay/blob/main/x.yaml',
      },
      'ghe.example.com',
    ],
    [{ [MANAGED]: 'file:/srv/catalog/x.yaml' }, 'github.com'],
  ])('reads from %j that the host is %s', (annotations, host) => {
    expect(bind('acme/pay', annotations)).toMatchObject({
      bindings: [{ instance: host, key: `github:${host}/acme/pay` }],
    });
  });

  it('asks no host that is not configured', () => {
    for (const location of [
      'https://evil.example/acme/pay',
      'url:https://github.com.evil.example/acme/pay',
      'url:https://github.com@evil.example/acme/pay',
    ]) {
      expect(bind('acme/pay', { [SOURCE]: location })).toEqual({
        status: 'invalid',
        annotation: SOURCE,
        reason: expect.stringMatching(
          /^`backstage.io\/source-location` is at `[a-z.]*evil\.example`, which the portal has no GitHub credentials for\.$/,
        ),
      });
    }
    expect(bind('acme/pay', {}, ['ghe.example.com'])).toMatchObject({
      bindings: [{ instance: 'ghe.example.com' }],
    });
    expect(
      bind('acme/pay', {}, ['ghe.example.com', 'other.example.com']),
    ).toMatchObject({ status: 'invalid', annotation: SLUG });
  });
});
