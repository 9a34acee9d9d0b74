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
      'heatMap',
      'owner=group:default/a&type=service',
      'group=group:default/a',
    ],
    ['filters', 'heatMap', '', 'scope=mine'],
    ['filters', 'heatMap', 'owners=all', ''],
    ['filters', 'heatMap', 'owner=user:default/a', 'owner=user:default/a'],
    [
      'filters',
      'heatMap',
      'owner=group:default/a&owner=group:default/b',
      'owner=group:default/a&owner=group:default/b',
    ],
    ['owners', 'heatMap', 'owner=group:default/a', 'group=group:default/a'],
    [
      'heatMap',
      'filters',
      'group=group:default/a&tier=1',
      'owner=group:default/a',
    ],
    ['heatMap', 'filters', 'owner=user:default/a', 'owner=user:default/a'],
    ['heatMap', 'filters', 'tier=1', 'owners=all'],
    ['heatMap', 'filters', 'scope=mine&tier=1', ''],
    ['heatMap', 'owners', 'tier=1', 'scope=all'],
    ['heatMap', 'owners', 'scope=mine', ''],
    ['heatMap', 'gaps', 'scope=mine', 'scope=mine'],
    ['heatMap', 'gaps', 'group=group:default/a', 'owner=group:default/a'],
    ['owners', 'gaps', 'level=HIGH', 'scope=mine'],
    ['owners', 'gaps', 'scope=all', ''],
    ['gaps', 'owners', '', 'scope=all'],
    ['filters', 'nothing', 'owner=group:default/a&tier=1', ''],
    ['filters', 'nothing', 'owners=all', ''],
    ['heatMap', 'nothing', 'scope=mine', ''],
    ['nothing', 'filters', 'of=systems', 'owners=all'],
    ['nothing', 'filters', 'owner=group:default/a', 'owners=all'],
    ['nothing', 'owners', '', 'scope=all'],
    ['nothing', 'heatMap', '', ''],
    ['nothing', 'nothing', 'of=systems', ''],
    ['gaps', 'heatMap', 'owner=group:default/a', 'group=group:default/a'],
  ] as const)('takes from %s to %s of %j %j', (from, to, search, carried) => {
    const params = carriedParams(new URLSearchParams(search), from, to);
    expect(decodeURIComponent(params.toString())).toBe(carried);
  });
});
