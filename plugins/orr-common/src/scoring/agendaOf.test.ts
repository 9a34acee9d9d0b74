import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { Answer, AnswerException, AnswerStatement } from '../review/answer';
import { Level, Rung } from '../review/disposition';
import { AgendaInput, agendaOf } from './agendaOf';

const OLD = '2025-03-03T10:00:00.000Z';
const NADIA = 'user:default/nadia';
const YES: AnswerStatement = { kind: 'practice', value: 'yes' };
const NOT_HERE: AnswerStatement = { kind: 'notApplicable', reason: 'No data' };

const QUESTIONS = [
  exampleQuestion({ id: 'high-one', risk: 'high' }),
  exampleQuestion({ id: 'medium-one', risk: 'medium' }),
  exampleQuestion({ id: 'low-one', risk: 'low' }),
  exampleQuestion({ id: 'high-two', risk: 'high' }),
  exampleQuestion({ id: 'high-three', risk: 'high' }),
];

function given(questionId: string, change: Partial<Answer> = {}): Answer {
  return {
    questionId,
    revision: 1,
    statement: YES,
    evidence: [],
    answeredBy: NADIA,
    answeredAt: '2026-03-01T10:00:00.000Z',
    ...change,
  };
}

const carried = (questionId: string, change: Partial<Answer> = {}) =>
  given(questionId, {
    answeredAt: OLD,
    copiedFrom: { reviewId: 'old', answeredBy: NADIA, answeredAt: OLD },
    ...change,
  });

function agenda(
  levels: Record<string, Level>,
  rest: Partial<AgendaInput> & { rungs?: Record<string, Rung> } = {},
) {
  const { rungs = {}, ...input } = rest;
  return agendaOf({
    checklist: exampleChecklist(QUESTIONS),
    questions: QUESTIONS.map(({ id }) => ({
      questionId: id,
      counted: id in levels,
      level: levels[id],
      satisfied: levels[id] === 'NONE',
      rung: rungs[id],
    })),
    answers: [],
    contentHash: 'a',
    ...input,
  });
}

const shown = (items: ReturnType<typeof agenda>) =>
  items.map(({ questionId, kind, minutes }) => [questionId, kind, minutes]);

describe('agendaOf', () => {
  it.each<[string, Level, Level | undefined, boolean]>([
    ['a high gap that was none', 'HIGH', 'NONE', true],
    ['a high gap that was medium', 'HIGH', 'MEDIUM', true],
    ['a medium gap that was low', 'MEDIUM', 'LOW', true],
    ['a medium gap where nothing was answered', 'MEDIUM', 'UNANSWERED', true],
    ['a high gap that did not apply', 'HIGH', 'NOT_APPLICABLE', true],
    ['a high gap that was not asked', 'HIGH', undefined, true],
    ['a high gap that was high', 'HIGH', 'HIGH', false],
    ['a medium gap that was high', 'MEDIUM', 'HIGH', false],
    ['a low gap that was none', 'LOW', 'NONE', false],
    ['what nobody answered', 'UNANSWERED', 'NONE', false],
  ])('tells of %s whether it is new', (_, level, earlier, isNew) => {
    const items = agenda(
      { 'medium-one': level },
      {
        earlierLevels: new Map(earlier ? [['medium-one', earlier]] : []),
      },
    );
    expect(items.map(item => item.kind)).toEqual(isNew ? ['newRisk'] : []);
    expect(items[0]?.earlierLevel).toBe(isNew ? earlier : undefined);
  });

  it('takes every gap of high or medium risk as new where nothing was decided before, high ones first', () => {
    expect(
      shown(
        agenda({
          'medium-one': 'MEDIUM',
          'low-one': 'LOW',
          'high-two': 'HIGH',
        }),
      ),
    ).toEqual([
      ['high-two', 'newRisk', 8],
      ['medium-one', 'newRisk', 5],
    ]);
  });

  it('tells what is said not to apply where that would stop a decision', () => {
    const not = (questionId: string) =>
      given(questionId, { statement: NOT_HERE });
    expect(
      shown(
        agenda(
          { 'high-one': 'NOT_APPLICABLE', 'medium-one': 'NOT_APPLICABLE' },
          { answers: [not('high-one'), not('medium-one'), not('high-two')] },
        ),
      ),
    ).toEqual([['high-one', 'notApplicable', 4]]);
  });

  it('tells what was carried over and nobody affirmed, of single entities too', () => {
    const own: AnswerException = {
      ...carried('low-one'),
      entityRef: 'component:default/api',
    };
    expect(
      shown(
        agenda(
          { 'medium-one': 'NONE', 'low-one': 'NONE' },
          {
            answers: [
              carried('medium-one', {
                answeredAt: '2026-03-01T10:00:00.000Z',
              }),
              given('low-one'),
            ],
            exceptions: [own],
          },
        ),
      ),
    ).toEqual([['low-one', 'unaffirmed', 2]]);
  });

  it('lists an answer once, with every reason', () => {
    const [item, ...others] = agenda(
      { 'high-one': 'NOT_APPLICABLE' },
      { answers: [carried('high-one', { statement: NOT_HERE })] },
    );
    expect(item).toMatchObject({ kind: 'notApplicable', also: ['unaffirmed'] });
    expect(others).toEqual([]);
  });

  describe('the sample', () => {
    const calm: Record<string, Level> = {
      'high-one': 'NONE',
      'medium-one': 'NONE',
      'high-two': 'NONE',
      'high-three': 'NONE',
    };
    const sampled = (rest: Parameters<typeof agenda>[1]) => {
      const items = agenda(calm, rest);
      expect(items.map(({ kind }) => kind)).toEqual(['sample']);
      return items[0].questionId;
    };

    it('is the same for everybody, and another for another submission', () => {
      const hashes = Array.from({ length: 30 }, (_, at) => `hash-${at}`);
      const picks = hashes.map(contentHash => sampled({ contentHash }));
      expect(hashes.map(contentHash => sampled({ contentHash }))).toEqual(
        picks,
      );
      expect([...new Set(picks)].sort()).toEqual([
        'high-one',
        'high-three',
        'high-two',
      ]);
    });

    it.each(['a', 'b', 'c', 'd', 'e'])(
      'is one that is founded least, by hash %s',
      contentHash => {
        expect(
          sampled({
            contentHash,
            rungs: {
              'high-one': 'linked',
              'high-two': 'said',
              'high-three': 'probed',
            },
          }),
        ).toBe('high-two');
      },
    );

    it('is none that is talked about anyway', () => {
      expect(
        shown(
          agenda({ 'high-one': 'NONE' }, { answers: [carried('high-one')] }),
        ),
      ).toEqual([['high-one', 'unaffirmed', 2]]);
    });

    it('keeps its minute, however much there is', () => {
      const many = Array.from({ length: 60 }, (_, at) =>
        exampleQuestion({ id: `question-${at}`, risk: 'high' }),
      );
      const items = agendaOf({
        checklist: exampleChecklist(many),
        questions: many.map(({ id }, at) => ({
          questionId: id,
          counted: true,
          level: at ? 'HIGH' : 'NONE',
          satisfied: !at,
        })),
        answers: [],
        contentHash: 'a',
      });
      expect(items).toHaveLength(60);
      expect(items[59]).toMatchObject({ kind: 'sample', minutes: 1 });
      expect(items.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(45);
    });
  });

  it('is empty where nothing stands out', () => {
    expect(agenda({ 'low-one': 'LOW', 'medium-one': 'NONE' })).toEqual([]);
  });
});
