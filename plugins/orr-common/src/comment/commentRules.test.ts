import { REVIEW_STATES } from '../review/reviewState';
import {
  isMentionable,
  isOpenForComments,
  mayEditComment,
  maySettleThread,
  mentionsOf,
  newlyMentioned,
} from './commentRules';

const NADIA = 'user:default/nadia';
const OMAR = 'user:default/omar';

describe('the rules of comments', () => {
  it('keep the conversation open until the review has its end', () => {
    expect(REVIEW_STATES.filter(isOpenForComments)).toEqual([
      'inProgress',
      'submitted',
      'changesRequested',
    ]);
  });

  it.each([
    [NADIA, true],
    ['Group:default/Payments', true],
    ['component:default/checkout', false],
    ['nadia', false],
    ['@nadia', false],
    ['userx:default/nadia', false],
  ])('take %s for somebody who can be named: %s', (ref, expected) => {
    expect(isMentionable(ref)).toBe(expected);
  });

  it('name each once, whatever the letters', () => {
    expect(mentionsOf([OMAR, 'User:default/Omar', NADIA])).toEqual([
      OMAR,
      NADIA,
    ]);
  });

  it('know whom an edit names anew', () => {
    expect(newlyMentioned(['User:default/Omar'], [OMAR, NADIA])).toEqual([
      NADIA,
    ]);
  });

  it.each([
    [{ userRef: NADIA, update: false, decide: false }, true],
    [{ userRef: OMAR, update: false, decide: false }, false],
    [{ userRef: OMAR, update: true, decide: false }, true],
    [{ userRef: OMAR, update: false, decide: true }, true],
  ])('let %j settle what Nadia has started: %s', (viewer, expected) => {
    expect(maySettleThread({ startedBy: NADIA }, viewer)).toBe(expected);
  });

  it.each([
    [{ userRef: NADIA, comment: true }, true],
    [{ userRef: 'User:default/Nadia', comment: true }, true],
    [{ userRef: NADIA, comment: false }, false],
    [{ userRef: OMAR, comment: true }, false],
  ])('let %j change what Nadia has written: %s', (viewer, expected) => {
    expect(mayEditComment({ writtenBy: NADIA }, viewer)).toBe(expected);
  });
});
