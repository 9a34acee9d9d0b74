import { Question } from '../checklist/checklistDocument';
import {
  amendedAnswer,
  amendedAnswers,
  AmendmentInput,
  Answer,
  Evidence,
  judgeAmendment,
} from '.';

const LINK: Evidence = { url: 'https://wiki.example/run', date: '2026-03-01' };
const OTHER: Evidence = { url: 'https://new.example/run', date: '2026-04-01' };

const question = (rule?: 'none' | 'optional' | 'required') =>
  ({
    id: 'runbook',
    answer: { type: 'practice' },
    ...(rule && { evidence: { rule } }),
  } as unknown as Question);

const judge = (
  change: Partial<AmendmentInput>,
  answer: Partial<NonNullable<AmendmentInput['answer']>> = {},
) =>
  judgeAmendment({
    question: question(),
    answer: {
      statement: { kind: 'practice', value: 'yes' },
      note: 'In the wiki',
      evidence: [LINK],
      ...answer,
    },
    ...change,
  });

describe('a small edit after the decision', () => {
  it.each([
    ['words', { note: ' In the handbook ' }, { note: 'In the handbook' }],
    ['no more words', { note: ' ' }, { note: '' }],
    ['links', { evidence: [OTHER] }, { evidence: [OTHER] }],
    [
      'what a link is called',
      { evidence: [{ ...LINK, title: 'Runbook' }] },
      { evidence: [{ ...LINK, title: 'Runbook' }] },
    ],
    [
      'words beside links that stay',
      { note: 'Moved', evidence: [LINK] },
      { note: 'Moved' },
    ],
    [
      'no more links where none are asked for',
      { evidence: [] },
      { evidence: [] },
    ],
  ])('changes %s', (_, change, changed) => {
    expect(judge(change)).toEqual({ changed });
  });

  it.each([
    ['the same words', { note: 'In the wiki' }, 'note'],
    ['the same links', { evidence: [LINK] }, 'evidence'],
    ['nothing', {}, 'note'],
    ['too long words', { note: 'x'.repeat(4_001) }, 'note'],
    [
      'a link that is none',
      { evidence: [{ url: 'ftp://wiki.example/run', date: '2026-03-01' }] },
      'evidence.0.url',
    ],
    [
      'a day that is none',
      { evidence: [{ ...LINK, date: '2026-02-30' }] },
      'evidence.0.date',
    ],
    [
      'the last link where one is asked for',
      { question: question('required'), evidence: [] },
      'evidence',
    ],
    [
      'what nobody answered',
      { answer: undefined, note: 'Moved' },
      'questionId',
    ],
  ])('refuses %s', (_, change, field) => {
    expect(judge(change)).toMatchObject({ problems: [{ field }] });
  });

  it('refuses a cleared answer', () => {
    expect(judge({ note: 'Moved' }, { statement: null })).toMatchObject({
      problems: [{ field: 'questionId' }],
    });
  });

  it('asks for no link of what does not apply', () => {
    const asked = { question: question('required'), evidence: [] };
    const notApplicable = {
      kind: 'notApplicable',
      reason: 'No state',
    } as const;
    expect(judge(asked, { statement: notApplicable })).toEqual({
      changed: { evidence: [] },
    });
  });
});

describe('an answer after its edits', () => {
  const answer: Answer = {
    questionId: 'runbook',
    revision: 3,
    statement: { kind: 'practice', value: 'yes' },
    note: 'In the wiki',
    evidence: [LINK],
    answeredBy: 'user:default/ada',
    answeredAt: '2026-03-01T09:00:00.000Z',
  };

  it('has the latest of each part, and the rest as it was decided on', () => {
    expect(
      amendedAnswer(answer, [
        { note: 'In the handbook' },
        { evidence: [OTHER] },
        { note: 'On the portal' },
      ]),
    ).toEqual({ ...answer, note: 'On the portal', evidence: [OTHER] });
    expect(amendedAnswer(answer, [{ note: '' }]).note).toBeUndefined();
    expect(amendedAnswer(answer, [])).toEqual(answer);
  });

  it('is not touched by what is about another, or one covered entity', () => {
    const [kept] = amendedAnswers(
      [answer],
      [
        { questionId: 'rollback', note: 'Another' },
        {
          questionId: 'runbook',
          coveredEntityRef: 'component:default/search',
          note: 'One of them',
        },
      ],
    );
    expect(kept).toEqual(answer);
  });
});
