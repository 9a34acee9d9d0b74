import { exampleQuestion } from '../checklist/exampleChecklist';
import { AnswerStatement } from './answer';
import { isReusableStatement, isSameStatement } from './sameStatement';

const yes: AnswerStatement = { kind: 'practice', value: 'yes' };

describe('isSameStatement', () => {
  it.each<
    [
      AnswerStatement | null | undefined,
      AnswerStatement | null | undefined,
      boolean,
    ]
  >([
    [null, undefined, true],
    [yes, { kind: 'practice', value: 'yes' }, true],
    [yes, { kind: 'practice', value: 'no' }, false],
    [yes, null, false],
    [
      { kind: 'choices', choices: ['a', 'b'] },
      { kind: 'choices', choices: ['b', 'a'] },
      true,
    ],
    [
      { kind: 'choices', choices: ['a', 'b'] },
      { kind: 'choices', choices: ['a'] },
      false,
    ],
    [{ kind: 'number', value: 3 }, { kind: 'duration', value: 3 }, false],
  ])('%j and %j: %s', (one, other, same) => {
    expect(isSameStatement(one, other)).toBe(same);
  });
});

describe('isReusableStatement', () => {
  it.each<[AnswerStatement | null, boolean]>([
    [yes, true],
    [{ kind: 'notApplicable', reason: 'It keeps nothing' }, true],
    [null, false],
    [{ kind: 'toBeResearched', assigneeRef: 'user:default/ann' }, false],
    [{ kind: 'number', value: 3 }, false],
  ])('%j: %s', (statement, reusable) => {
    expect(isReusableStatement(exampleQuestion(), statement)).toBe(reusable);
  });
});
