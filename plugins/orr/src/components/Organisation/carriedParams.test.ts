import { carriedParams } from './carriedParams';

describe('carriedParams', () => {
  it.each([
    [
      'filters',
      'filters',
      'owner=group:default/a&tier=1&sort=due&direction=desc&columns=name&cursor=x&limit=50',
      'owner=group:default/a&tier=1&sort=due&direction=desc&columns=name',
    ],
    ['filters', 'filters', 'owners=all', 'owners=all'],
    [
      'filters',
      'owners',
      'owner=group:default/a&owner=group:default/b&type=service',
      'owner=group:default/a&owner=group:default/b',
    ],
    ['filters', 'owners', 'owners=all', 'scope=all'],
    ['filters', 'owners', 'scope=all', ''],
    [
      'owners',
      'filters',
      'type=mitigation&owner=group:default/a',
      'owner=group:default/a',
    ],
    ['owners', 'filters', 'scope=all&level=HIGH', 'owners=all'],
    ['owners', 'filters', 'level=HIGH', ''],
    ['owners', 'owners', 'scope=all&level=HIGH', 'scope=all'],
    [
      'filters',
      'group',
      'owner=group:default/a&type=service',
      'group=group:default/a',
    ],
    ['filters', 'group', 'owner=user:default/a', ''],
    ['filters', 'group', 'owner=group:default/a&owner=group:default/b', ''],
    ['owners', 'group', 'owner=group:default/a', 'group=group:default/a'],
    [
      'group',
      'filters',
      'group=group:default/a&tier=1',
      'owner=group:default/a',
    ],
    ['group', 'filters', 'tier=1', 'owners=all'],
    ['group', 'owners', 'tier=1', 'scope=all'],
    ['group', 'group', 'group=group:default/a', 'group=group:default/a'],
  ] as const)('takes from %s to %s of %j %j', (from, to, search, carried) => {
    const params = carriedParams(new URLSearchParams(search), from, to);
    expect(decodeURIComponent(params.toString())).toBe(carried);
  });
});
