import { entityOf } from './__testUtils__/buildbotOf';
import { bindBuilder } from './bindBuilders';

const EU = { name: 'eu', baseUrl: 'https://eu.ci', publicUrl: 'https://eu.ci' };
const US = { name: 'us', baseUrl: 'https://us.ci', publicUrl: 'https://us.ci' };

const bound = (value: string, instances = [EU]) =>
  bindBuilder(entityOf({ 'buildbot.net/builder': value }), instances);

describe('bindBuilder', () => {
  it.each([
    ['deploy-shop', [EU], 'eu', 'deploy-shop'],
    [' us : deploy.shop_2 ', [EU, US], 'us', 'deploy.shop_2'],
  ])('binds %s', (value, instances, instance, builder) => {
    expect(bound(value, instances)).toEqual({
      status: 'bound',
      bindings: [
        {
          key: `buildbot:${instance}/${builder}`,
          instance,
          title: builder,
          selector: { builder },
        },
      ],
    });
  });

  it.each([
    ['../builders'],
    ['%2e%2e'],
    ['..'],
    ['12'],
    ['deploy?x=1'],
    ['deploy/builds'],
    ['deploy shop'],
    ['https://ci.example.org/deploy'],
    ['eu:'],
    ['elsewhere:deploy'],
    ['x'.repeat(71)],
  ])('does not bind %s', value => {
    const result = bound(value);
    expect(result).toMatchObject({
      status: 'invalid',
      annotation: 'buildbot.net/builder',
    });
    expect(JSON.stringify(result).length).toBeLessThan(250);
  });

  it('wants to know which of several instances is meant', () => {
    expect(bound('deploy', [EU, US])).toMatchObject({
      status: 'invalid',
      reason: expect.stringContaining('one of several instances'),
    });
  });

  it('tells what it would bind by, and leaves alone whoever wants that', () => {
    expect(bindBuilder(entityOf({}), [EU])).toMatchObject({
      status: 'unbound',
      wouldNeed: [{ annotation: 'buildbot.net/builder' }],
    });
    expect(bound('')).toMatchObject({ status: 'opted-out' });
  });
});
