import { OCCASIONS } from './occasions';
import { scopeOf, tell } from './tell';

const NEWS = {
  about: ['r1'],
  to: ['group:default/a', undefined, 'group:default/a'],
  title: 'Payments waits for a decision',
  description: 'It was submitted.',
  link: '/catalog',
};

describe('tell', () => {
  it('says it once to each, under the scope and the topic of the occasion', () => {
    expect(tell('reviewRequested', NEWS)).toEqual({
      channel: 'notification',
      recipientRefs: ['group:default/a'],
      scope: 'orr:review-to-decide:r1',
      topic: 'orr:review',
      title: NEWS.title,
      description: NEWS.description,
      link: '/catalog',
      severity: 'normal',
    });
  });

  it('lets a later stage take the place of the earlier', () => {
    expect(scopeOf('conditionMissed', ['c1'])).toBe(
      scopeOf('conditionDueSoon', ['c1']),
    );
    expect(scopeOf('reviewOverdue', ['e1', 'launch'])).toBe(
      scopeOf('reviewDueSoon', ['e1', 'launch']),
    );
    // What a reviewer has to do is not lost to what the driver has to do.
    expect(scopeOf('reviewRequested', ['r1'])).not.toBe(
      scopeOf('changesRequested', ['r1']),
    );
  });

  it('keeps to the length of a title that the notifications plugin stores', () => {
    const message = tell('decided', { ...NEWS, title: 'ü'.repeat(300) });
    expect(message).toMatchObject({ title: `${'ü'.repeat(254)}…` });
  });

  it('knows eight topics and no more, since people choose among them', () => {
    const topics = Object.values(OCCASIONS).map(({ topic }) => topic);
    expect([...new Set(topics)].sort()).toEqual([
      'orr:campaign',
      'orr:condition',
      'orr:digest',
      'orr:finding',
      'orr:ownership',
      'orr:programme',
      'orr:review',
      'orr:standing',
    ]);
  });
});
