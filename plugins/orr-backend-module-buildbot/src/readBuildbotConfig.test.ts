import { mockServices } from '@backstage/backend-test-utils';
import { readBuildbotConfig } from './readBuildbotConfig';

const read = (...instances: object[]) =>
  readBuildbotConfig(
    mockServices.rootConfig({
      data: { orr: { buildbot: { instances } } } as any,
    }),
  );

const EU = { name: 'eu', baseUrl: 'https://ci.example.org/eu/' };

describe('readBuildbotConfig', () => {
  it('takes the address for that of the pages where no other is given', () => {
    const publicUrl = 'https://builds.example.org/';
    expect(read(EU, { ...EU, name: 'us', publicUrl })).toMatchObject([
      {
        baseUrl: 'https://ci.example.org/eu',
        publicUrl: 'https://ci.example.org/eu',
      },
      { name: 'us', publicUrl: 'https://builds.example.org' },
    ]);
    expect(readBuildbotConfig(mockServices.rootConfig({ data: {} }))).toEqual(
      [],
    );
  });

  it.each([
    [{ ...EU, name: 'e/u' }, 'letters, digits'],
    [{ ...EU, baseUrl: 'ftp://ci.example.org' }, 'one of http or https'],
    [{ ...EU, baseUrl: 'https://a:b@ci.example.org' }, 'neither a user'],
    [{ ...EU, publicUrl: 'https://ci.example.org/?x' }, 'nor a query'],
    [{ ...EU, username: 'portal' }, 'both `username` and `password`'],
    [{ ...EU, baseUrl: undefined }, 'baseUrl'],
  ])('refuses %j', (instance, message) => {
    expect(() => read(instance)).toThrow(message);
  });

  it('refuses two of one name', () => {
    expect(() => read(EU, EU)).toThrow('two Buildbots of the name `eu`');
  });
});
