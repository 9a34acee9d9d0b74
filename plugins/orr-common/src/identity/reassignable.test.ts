import { canTake, REASSIGNABLE_KINDS } from './reassignable';

describe('canTake', () => {
  it('gives everything to a person', () => {
    expect(REASSIGNABLE_KINDS.every(kind => canTake(kind, 'user'))).toBe(true);
  });

  it('lets no group drive a review', () => {
    expect(REASSIGNABLE_KINDS.filter(kind => canTake(kind, 'group'))).toEqual([
      'conditions',
      'questions',
      'actions',
      'campaigns',
    ]);
  });

  it('gives nothing to what is neither', () => {
    expect(REASSIGNABLE_KINDS.some(kind => canTake(kind, 'system'))).toBe(
      false,
    );
  });
});
