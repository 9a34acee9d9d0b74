import { checklist } from '../../../__testUtils__/reviewFixtures';
import { AnswerDraft, draftOf } from './answerDraft';
import {
  canHoldBoth,
  differingFields,
  mergedDraft,
  withBoth,
  withField,
} from './answerFields';

const [rollback, alarms] = checklist.sections[0].questions;
const draft = (change: Partial<AnswerDraft> = {}): AnswerDraft => ({
  ...draftOf(),
  ...change,
});
const link = (url: string, title = '') => ({ url, title, date: '2026-01-01' });

describe('the fields of an answer', () => {
  it.each<[string, Partial<AnswerDraft>, Partial<AnswerDraft>, string[]]>([
    ['order of choices', { choices: ['a', 'b'] }, { choices: ['b', 'a'] }, []],
    [
      'space around words',
      { note: 'a ', value: ' b' },
      { note: 'a', value: 'b' },
      [],
    ],
    ['evidence not begun', { evidence: [link('')] }, {}, []],
    ['a hidden reason', { reason: 'a' }, { reason: 'b' }, []],
    ['another kind', { mode: 'notApplicable' }, {}, ['statement']],
    [
      'another practice',
      { practice: 'yes' },
      { practice: 'no' },
      ['statement'],
    ],
    ['a note', { note: 'a' }, {}, ['note']],
    [
      'a date',
      { evidence: [link('a')] },
      { evidence: [{ ...link('a'), date: '' }] },
      ['evidence'],
    ],
  ])('tells %s', (_, a, b, fields) => {
    expect(differingFields(draft(a), draft(b))).toEqual(fields);
  });

  it('takes one field as the other has it', () => {
    const other = draft({ practice: 'no', note: 'Theirs' });
    const mine = draft({ practice: 'yes', note: 'Mine' });
    expect(withField(mine, 'statement', other)).toMatchObject({
      practice: 'no',
      note: 'Mine',
    });
    expect(withField(mine, 'statement', draft()).practice).toBeUndefined();
    expect(withField(mine, 'note', other)).toMatchObject({
      practice: 'yes',
      note: 'Theirs',
    });
  });

  it('holds both where both can stand', () => {
    const mine = draft({
      choices: ['button'],
      note: 'Mine',
      evidence: [link('a', 'A'), link('b')],
    });
    const theirs = draft({
      choices: ['tested'],
      note: 'Theirs',
      evidence: [link('b', 'B')],
    });
    expect(withBoth(mine, 'statement', theirs).choices).toEqual([
      'tested',
      'button',
    ]);
    expect(withBoth(mine, 'note', theirs).note).toBe('Theirs\n\nMine');
    expect(
      withBoth(draft({ note: 'Mine, too' }), 'note', draft({ note: 'Mine' }))
        .note,
    ).toBe('Mine, too');
    expect(withBoth(mine, 'evidence', theirs).evidence).toEqual([
      link('b', 'B'),
      link('a', 'A'),
    ]);
    for (const field of ['statement', 'note', 'evidence'] as const) {
      expect(canHoldBoth(field, mine, theirs, rollback)).toBe(true);
      expect(canHoldBoth(field, mine, draft(), rollback)).toBe(false);
    }
    expect(canHoldBoth('statement', mine, theirs, alarms)).toBe(false);
    expect(
      canHoldBoth('statement', mine, draft({ choices: ['none'] }), rollback),
    ).toBe(false);
    expect(
      canHoldBoth('note', mine, draft({ note: 'x'.repeat(4_000) }), rollback),
    ).toBe(false);
  });

  it('merges what was changed apart, and nothing else', () => {
    const base = draft({ practice: 'no', note: 'Old' });
    const mine = draft({ practice: 'yes', note: 'Old' });
    expect(
      mergedDraft({
        base,
        mine,
        theirs: draft({ practice: 'no', note: 'New' }),
      }),
    ).toMatchObject({ practice: 'yes', note: 'New' });
    expect(
      mergedDraft({
        base,
        mine,
        theirs: draft({ practice: 'partly', note: 'Old' }),
      }),
    ).toBeUndefined();
  });
});
