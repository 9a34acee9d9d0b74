import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { ChecklistDocument } from '../checklist/checklistDocument';
import { Answer, AnswerStatement } from '../review/answer';
import { compareSnapshots, ComparedQuestion } from './compareSnapshots';
import { judgeSnapshot } from './judgeSnapshot';

const AT = '2026-03-02T09:00:00.000Z';

function answer(
  questionId: string,
  value: 'yes' | 'partly' | 'no',
  rest: Partial<Answer> = {},
): Answer {
  return {
    questionId,
    revision: 1,
    statement: { kind: 'practice', value } as AnswerStatement,
    evidence: [],
    answeredBy: 'user:default/ada',
    answeredAt: AT,
    ...rest,
  };
}

interface Copy {
  checklist?: ChecklistDocument;
  answers?: Answer[];
  rest?: Partial<Parameters<typeof judgeSnapshot>[0]>;
}

const rollback = exampleQuestion();
const alarms = exampleQuestion({
  id: 'alarms',
  title: 'Are there alarms?',
  risk: 'medium',
});
const CHECKLIST = exampleChecklist([rollback, alarms]);

function copy({ checklist = CHECKLIST, answers = [], rest }: Copy) {
  const judgement = judgeSnapshot({
    checklist,
    kind: 'launch',
    createdAt: AT,
    createdBy: 'user:default/kim',
    answers,
    dispositions: [],
    looks: [],
    confirmed: [],
    covered: [{ entityRef: 'component:default/shop' }],
    timeZone: 'UTC',
    ...rest,
  });
  return { checklist, judgement, answers, exceptions: rest?.exceptions };
}

function questionsOf(before: Copy, after: Copy): ComparedQuestion[] {
  return compareSnapshots(copy(before), copy(after)).sections.flatMap(
    ({ questions }) => questions,
  );
}

const reworded = (changes: Partial<typeof rollback>) =>
  exampleChecklist([exampleQuestion(changes), alarms]);

interface Row {
  name: string;
  before: Copy;
  after: Copy;
  parts: ComparedQuestion['parts'];
  asked?: ComparedQuestion['asked'];
}

const link = { url: 'https://example.org/a', date: '2026-03-01' };

const ROWS: Row[] = [
  {
    name: 'the same answer by another person',
    before: { answers: [answer('rollback', 'no')] },
    after: {
      answers: [
        answer('rollback', 'no', {
          answeredBy: 'user:default/ben',
          revision: 3,
        }),
      ],
    },
    parts: [],
  },
  {
    name: 'another answer, and its level with it',
    before: { answers: [answer('rollback', 'no')] },
    after: { answers: [answer('rollback', 'partly')] },
    parts: ['level', 'statement'],
  },
  {
    name: 'a first answer',
    before: {},
    after: { answers: [answer('rollback', 'yes')] },
    parts: ['level', 'statement'],
  },
  {
    name: 'a note and a link',
    before: { answers: [answer('rollback', 'no', { note: 'By hand' })] },
    after: {
      answers: [
        answer('rollback', 'no', { note: 'By script', evidence: [link] }),
      ],
    },
    parts: ['note', 'evidence'],
  },
  {
    name: 'a title in other words',
    before: {},
    after: { checklist: reworded({ title: 'Can you go back?' }) },
    parts: ['wording'],
  },
  {
    name: 'guidance in other words',
    before: {},
    after: { checklist: reworded({ guidance: 'Think of last night.' }) },
    parts: ['wording'],
  },
  {
    name: 'a question that weighs less',
    before: { answers: [answer('rollback', 'yes')] },
    after: {
      answers: [answer('rollback', 'yes')],
      checklist: reworded({ risk: 'medium' }),
    },
    parts: ['weight'],
  },
  {
    name: 'a question that weighs less, where it shows a risk',
    before: { answers: [answer('rollback', 'no')] },
    after: {
      answers: [answer('rollback', 'no')],
      checklist: reworded({ risk: 'medium' }),
    },
    parts: ['weight', 'level'],
  },
  {
    name: 'an accepted risk',
    before: { answers: [answer('rollback', 'no')] },
    after: {
      answers: [answer('rollback', 'no')],
      rest: {
        dispositions: [
          {
            id: 'd1',
            type: 'acceptance',
            state: 'approved',
            revision: 2,
            entityRef: 'component:default/shop',
            checklistId: CHECKLIST.id,
            questionId: 'rollback',
            reviewId: 'r1',
            level: 'HIGH',
            text: 'It is rebuilt',
            until: '2026-06-01',
            proposedBy: 'user:default/ada',
            proposedAt: '2026-03-01T09:00:00.000Z',
            decidedBy: 'user:default/kim',
            decidedAt: '2026-03-01T10:00:00.000Z',
            postponements: [],
          },
        ],
      },
    },
    parts: ['accepted'],
  },
  {
    name: 'what differs for one covered entity',
    before: { answers: [answer('rollback', 'no')] },
    after: {
      answers: [answer('rollback', 'no')],
      rest: {
        exceptions: [
          {
            ...answer('rollback', 'no', { note: 'Here too' }),
            entityRef: 'component:default/shop',
          },
        ],
      },
    },
    parts: ['exceptions'],
  },
  {
    name: 'a question that is new',
    before: { checklist: exampleChecklist([alarms]) },
    after: {},
    parts: ['asked'],
    asked: 'added',
  },
  {
    name: 'a question that is gone',
    before: {},
    after: { checklist: exampleChecklist([alarms]) },
    parts: ['asked'],
    asked: 'removed',
  },
  {
    name: 'a question that an earlier answer opens',
    before: {
      checklist: exampleChecklist([
        alarms,
        exampleQuestion({
          visibleWhen: { question: 'alarms', practice: 'yes' },
        }),
      ]),
      answers: [answer('alarms', 'no')],
    },
    after: {
      checklist: exampleChecklist([
        alarms,
        exampleQuestion({
          visibleWhen: { question: 'alarms', practice: 'yes' },
        }),
      ]),
      answers: [answer('alarms', 'yes')],
    },
    parts: ['asked'],
    asked: 'nowAsked',
  },
];

describe('compareSnapshots', () => {
  it.each(ROWS)('tells $name', ({ before, after, parts, asked = 'both' }) => {
    expect(
      questionsOf(before, after).find(item => item.questionId === 'rollback'),
    ).toMatchObject({ asked, parts });
  });

  it('is the same from the other side, with before and after exchanged', () => {
    const OTHER: Record<string, string> = {
      added: 'removed',
      removed: 'added',
      nowAsked: 'noLongerAsked',
      noLongerAsked: 'nowAsked',
    };
    for (const { before, after } of ROWS) {
      const there = questionsOf(before, after);
      const back = questionsOf(after, before);
      expect(back).toHaveLength(there.length);
      for (const item of there) {
        expect(
          back.find(({ questionId }) => questionId === item.questionId),
        ).toEqual({
          ...item,
          asked: OTHER[item.asked] ?? item.asked,
          before: item.after,
          after: item.before,
        });
      }
    }
  });

  it('finds nothing between a copy and itself', () => {
    for (const { after } of ROWS) {
      expect(questionsOf(after, after).flatMap(({ parts }) => parts)).toEqual(
        [],
      );
    }
  });

  it('puts what is gone into the section it was in, or into one of its own at the end', () => {
    const section = (id: string, title: string, ids: string[]) => ({
      id,
      title,
      questions: ids.map(each => exampleQuestion({ id: each })),
    });
    const before = {
      ...CHECKLIST,
      sections: [
        section('old', 'Old', ['gone-with-all']),
        section('release', 'Release', ['kept', 'gone']),
      ],
    };
    const after = {
      ...CHECKLIST,
      sections: [section('release', 'Releases', ['new', 'kept'])],
    };
    const { sections } = compareSnapshots(
      copy({ checklist: before }),
      copy({ checklist: after }),
    );
    expect(
      sections.map(({ title, questions }) => [
        title,
        questions.map(({ questionId }) => questionId),
      ]),
    ).toEqual([
      ['Releases', ['new', 'kept', 'gone']],
      ['Old', ['gone-with-all']],
    ]);
  });

  it('names the ticked choices as each version calls them', () => {
    const asking = (title: string) =>
      exampleChecklist([
        exampleQuestion({
          answer: {
            type: 'choices',
            choices: [{ id: 'used', title }],
            riskRules: [{ when: 'default', level: 'high' }],
          },
        }),
      ]);
    const answers = [
      answer('rollback', 'yes', {
        statement: { kind: 'choices', choices: ['used'] },
      }),
    ];
    const [question] = questionsOf(
      { checklist: asking('It was used'), answers },
      { checklist: asking('It is used'), answers },
    );
    expect([question.before?.choices, question.after?.choices]).toEqual([
      ['It was used'],
      ['It is used'],
    ]);
  });

  it('says nothing about facts where one of the copies has kept none', () => {
    const facts = [{ topic: 'tier', value: 'tier-1', from: 'labels' } as const];
    const known = { ...copy({}), facts };
    expect(compareSnapshots(copy({}), known).facts).toEqual([]);
    expect(compareSnapshots({ ...known, facts: [] }, known).facts).toEqual([
      { topic: 'tier', after: facts[0] },
    ]);
  });
});
