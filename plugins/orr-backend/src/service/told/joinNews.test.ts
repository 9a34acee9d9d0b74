import { OutboxMessage } from '../delivery/OutboxMessage';
import { joinNews } from './joinNews';
import { tell } from './tell';

const missed = (conditionId: string, ...to: string[]) =>
  tell('conditionMissed', {
    about: [conditionId],
    to,
    title: 'A condition was due',
    description: 'It was',
    link: '/here',
  });

describe('joinNews', () => {
  it('makes one message of what is told of one matter, to everybody concerned', () => {
    const [first, second, ...none] = joinNews([
      missed('c1', 'group:default/a', 'user:default/omar'),
      missed('c2', 'group:default/a'),
      missed('c1', 'group:default/b', 'user:default/omar'),
    ]);
    expect(none).toEqual([]);
    expect(first).toMatchObject({
      scope: 'orr:condition:c1',
      recipientRefs: [
        'group:default/a',
        'user:default/omar',
        'group:default/b',
      ],
    });
    expect(second).toMatchObject({
      scope: 'orr:condition:c2',
      recipientRefs: ['group:default/a'],
    });
  });

  it('leaves what is no notification as it is', () => {
    const event: OutboxMessage = {
      channel: 'event',
      topic: 'orr.readiness',
      payload: {},
    };
    expect(joinNews([event, event])).toEqual([event, event]);
  });
});
