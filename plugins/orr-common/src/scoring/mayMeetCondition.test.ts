import { mayMeetCondition } from './mayMeetCondition';

const GROUP = { ownerRef: 'group:default/payments' };

describe('mayMeetCondition', () => {
  it.each([
    ['a member of the owning group', GROUP, 'ben', ['payments'], true],
    ['the driver', GROUP, 'ada', [], true],
    ['a member of another group', GROUP, 'ben', ['platform'], false],
    ['a member of none', GROUP, 'ben', [], false],
    ['the owner', { ownerRef: 'user:default/Ben' }, 'ben', [], true],
    [
      'a colleague of the owner',
      { ownerRef: 'user:default/cleo' },
      'ben',
      ['payments'],
      false,
    ],
  ])('%s', (_, condition, user, groups, allowed) => {
    expect(
      mayMeetCondition({
        condition,
        userRef: `user:default/${user}`,
        groupRefs: groups.map(group => `group:default/${group}`),
        driverRef: 'user:default/Ada',
      }),
    ).toBe(allowed);
  });
});
