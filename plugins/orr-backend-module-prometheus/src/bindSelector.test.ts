import { SourceBinding } from 'backstage-plugin-orr-node';
import { entityWith, selecting, sourcesOf } from './__testUtils__/sources';
import { selectorOf } from './bindSelector';

const SELECTOR = 'operational-readiness/prometheus-selector';
const INSTANCE = 'operational-readiness/prometheus-instance';
const one = sourcesOf({
  instances: [
    {
      name: 'main',
      url: 'http://127.0.0.1:1',
      alertmanager: { url: 'http://127.0.0.1:2' },
    },
  ],
});
const two = sourcesOf({
  instances: [
    { name: 'eu', url: 'http://127.0.0.1:1' },
    {
      name: 'us',
      url: 'http://127.0.0.1:2',
      alertmanager: { url: 'http://127.0.0.1:3' },
    },
  ],
});

describe('bind', () => {
  it('binds the same labels to the same key', () => {
    const expected = {
      status: 'bound',
      bindings: [
        {
          key: 'prometheus:main:env="prod",service="checkout"',
          instance: 'main',
          title: 'env="prod",service="checkout"',
          selector: { labels: { env: 'prod', service: 'checkout' } },
        },
      ],
    };
    expect(one.facts.bind(selecting('service="checkout",env="prod"'))).toEqual(
      expected,
    );
    expect(
      one.facts.bind(selecting('{ env="prod", service="checkout" }')),
    ).toEqual(expected);
    expect(one.alerts.bind(selecting('service="a"'))).toMatchObject({
      bindings: [{ key: 'alertmanager:main:service="a"', instance: 'main' }],
    });
  });

  it('says what it would need', () => {
    expect(one.facts.bind(entityWith({}))).toEqual({
      status: 'unbound',
      wouldNeed: [{ annotation: SELECTOR, example: 'service="checkout"' }],
    });
    expect(two.facts.bind(selecting('service="a"'))).toEqual({
      status: 'unbound',
      wouldNeed: [{ annotation: INSTANCE, example: 'eu' }],
    });
  });

  it('takes an empty annotation for a no', () => {
    expect(one.facts.bind(selecting('  '))).toEqual({
      status: 'opted-out',
      annotation: SELECTOR,
    });
  });

  it('goes to the instance that the entity names', () => {
    const named = (instance: string) =>
      entityWith({ [SELECTOR]: 'service="a"', [INSTANCE]: instance });
    expect(two.facts.bind(named('us'))).toMatchObject({
      bindings: [{ instance: 'us' }],
    });
    expect(two.alerts.bind(named('us'))).toMatchObject({
      bindings: [{ instance: 'us' }],
    });
    expect(two.alerts.bind(named('eu'))).toEqual({
      status: 'unbound',
      wouldNeed: [],
    });
    expect(two.facts.bind(named('http://evil.example/'))).toEqual({
      status: 'invalid',
      annotation: INSTANCE,
      reason: `\`${INSTANCE}\` is none of eu, us: got \`http://evil.example/\`.`,
    });
  });

  it.each(['../', '%2e%2e', 'org/repo?x=', 'https://evil.example/a="b"'])(
    'does not bind %s, and says why',
    text => {
      expect(one.facts.bind(selecting(text))).toEqual({
        status: 'invalid',
        annotation: SELECTOR,
        reason: `\`${SELECTOR}\` is not like \`service="checkout"\`, with up to 10 labels and commas between them: got \`${text}\`.`,
      });
    },
  );

  it('cuts what is long', () => {
    expect(one.facts.bind(selecting('x'.repeat(5_000)))).toMatchObject({
      reason: expect.stringMatching(/got `x{60}…`\.$/),
    });
  });
});

describe('selectorOf', () => {
  it.each([
    {},
    { labels: 'service="a"' },
    { labels: { service: 'a"} or up{a="' } },
    { labels: { __name__: 'up' } },
    { labels: {} },
  ])('refuses what was not stored by it: %j', selector => {
    const binding: SourceBinding = {
      key: 'k',
      instance: 'main',
      title: 't',
      selector,
    };
    expect(() => selectorOf(binding)).toThrow('cannot be used');
  });
});
