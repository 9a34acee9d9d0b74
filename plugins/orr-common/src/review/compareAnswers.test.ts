import { Answer } from './answer';
import { compareAnswers } from './compareAnswers';

function answer(rest: Partial<Answer> & { questionId?: string } = {}): Answer {
  return {
    questionId: 'rollback',
    revision: 1,
    statement: { kind: 'practice', value: 'yes' },
    evidence: [],
    answeredBy: 'user:default/ada',
    answeredAt: '2026-03-01T09:00:00.000Z',
    ...rest,
  };
}

const link = { url: 'https://example.org/a', date: '2026-03-01' };
const other = { url: 'https://example.org/b', date: '2026-03-01' };

describe('compareAnswers', () => {
  it.each<[string, Partial<Answer> | undefined, Partial<Answer> | undefined]>([
    ['the same answer', {}, {}],
    [
      'another person, time and revision',
      {},
      {
        answeredBy: 'user:default/ben',
        answeredAt: '2026-04-01T09:00:00.000Z',
        revision: 4,
      },
    ],
    [
      'choices ticked in another order',
      { statement: { kind: 'choices', choices: ['a', 'b'] } },
      { statement: { kind: 'choices', choices: ['b', 'a'] } },
    ],
    [
      'links in another order',
      { evidence: [link, other] },
      { evidence: [other, link] },
    ],
    ['white space around a note', { note: 'Seen' }, { note: ' Seen\n' }],
    ['an empty note', {}, { note: '' }],
    ['nothing, and an answer that was cleared', undefined, { statement: null }],
  ])('finds no difference in %s', (_, before, after) => {
    expect(
      compareAnswers(
        before ? [answer(before)] : [],
        after ? [answer(after)] : [],
      ),
    ).toEqual([]);
  });

  it.each<
    [string, Partial<Answer> | undefined, Partial<Answer> | undefined, object]
  >([
    ['added', undefined, {}, { kind: 'added', parts: ['statement'] }],
    ['added', { statement: null }, {}, { kind: 'added', parts: ['statement'] }],
    ['removed', {}, undefined, { kind: 'removed', parts: ['statement'] }],
    ['removed', {}, { statement: null }, { kind: 'removed' }],
    [
      'changed statement',
      {},
      { statement: { kind: 'practice', value: 'no' } },
      { kind: 'changed', parts: ['statement'] },
    ],
    [
      'changed note',
      {},
      { note: 'Seen' },
      { kind: 'changed', parts: ['note'] },
    ],
    [
      'changed link',
      { evidence: [link] },
      { evidence: [other] },
      { kind: 'changed', parts: ['evidence'] },
    ],
    [
      'a link looked up again',
      { evidence: [link] },
      { evidence: [{ ...link, date: '2026-03-02' }] },
      { kind: 'changed', parts: ['evidence'] },
    ],
    [
      'a link that is there twice',
      { evidence: [link] },
      { evidence: [link, link] },
      { kind: 'changed', parts: ['evidence'] },
    ],
    [
      'everything',
      { note: 'One' },
      {
        note: 'Two',
        evidence: [link],
        statement: { kind: 'notApplicable', reason: 'None' },
      },
      { kind: 'changed', parts: ['statement', 'note', 'evidence'] },
    ],
    [
      'a note that is left when the statement goes',
      { note: 'Seen' },
      { statement: null, note: 'Seen' },
      { kind: 'changed', parts: ['statement'] },
    ],
  ])('finds what is %s', (_, before, after, expected) => {
    const [difference, ...more] = compareAnswers(
      before ? [answer(before)] : [],
      after ? [answer(after)] : [],
    );
    expect(difference).toMatchObject({ questionId: 'rollback', ...expected });
    expect(difference.before).toEqual(before && answer(before));
    expect(difference.after).toEqual(after && answer(after));
    expect(more).toEqual([]);
  });

  it('keeps the order of the later copy, then of the earlier', () => {
    const ids = compareAnswers(
      [answer({ questionId: 'gone' }), answer({ questionId: 'kept' })],
      [
        answer({ questionId: 'new' }),
        answer({ questionId: 'kept', note: 'More' }),
      ],
    ).map(({ questionId, kind }) => `${questionId} ${kind}`);
    expect(ids).toEqual(['new added', 'kept changed', 'gone removed']);
  });

  it('turns around when the copies are exchanged', () => {
    const before = [answer(), answer({ questionId: 'note', note: 'One' })];
    const after = [answer({ questionId: 'note', note: 'Two' })];
    const kinds = (list: ReturnType<typeof compareAnswers>) =>
      Object.fromEntries(
        list.map(({ questionId, kind }) => [questionId, kind]),
      );
    expect(kinds(compareAnswers(before, after))).toEqual({
      rollback: 'removed',
      note: 'changed',
    });
    expect(kinds(compareAnswers(after, before))).toEqual({
      rollback: 'added',
      note: 'changed',
    });
  });
});
