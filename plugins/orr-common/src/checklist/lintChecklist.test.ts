import { RiskRule } from './answerForm';
import { ChecklistDocument, Question } from './checklistDocument';
import { exampleChecklist, exampleQuestion } from './exampleChecklist';
import { factConditionSchema } from './factCondition';
import { lintChecklist } from './lintChecklist';

const IN_QUESTION = ['sections', 0, 'questions', 0];
const IN_ANSWER = [...IN_QUESTION, 'answer'];

function found(document: ChecklistDocument) {
  return lintChecklist(document).map(({ severity, code, path }) => [
    severity,
    code,
    path,
  ]);
}

type Choice = { id: string; exclusive?: boolean; tier?: 'scope' };

function withRules(
  rules: [string, RiskRule['level']][],
  choices: (string | Choice)[] = ['one', 'two'],
) {
  return exampleChecklist([
    exampleQuestion({
      answer: {
        type: 'choices',
        choices: choices.map(choice => ({
          title: 'A practice',
          ...(typeof choice === 'string' ? { id: choice } : choice),
        })),
        riskRules: rules.map(([when, level]) => ({ when, level })),
      },
    }),
  ]);
}

function rulePath(index: number, ...rest: string[]) {
  return [...IN_ANSWER, 'riskRules', index, ...rest];
}

describe('lintChecklist', () => {
  it('finds nothing in a sound checklist', () => {
    const none = { id: 'none', exclusive: true };
    expect(
      found(
        withRules(
          [
            ['one && two', 'none'],
            ['one', 'medium'],
            ['default', 'high'],
          ],
          ['one', 'two', none],
        ),
      ),
    ).toEqual([]);
  });

  it('says in words what is wrong', () => {
    const [problem] = lintChecklist(
      withRules([
        ['one', 'none'],
        ['one && two', 'low'],
        ['default', 'high'],
      ]),
    );
    expect(problem.message).toBe(
      'The rules before it decide every selection that meets it',
    );
  });

  it.each<
    [string, [string, RiskRule['level']][], (string | Choice)[], unknown[]]
  >([
    [
      'a rule that cannot be read',
      [
        ['one &', 'none'],
        ['default', 'high'],
      ],
      ['one'],
      ['error', 'unreadableRule', rulePath(0, 'when')],
    ],
    [
      'a rule with an unknown choice',
      [
        ['three', 'none'],
        ['default', 'high'],
      ],
      ['one'],
      ['error', 'unreadableRule', rulePath(0, 'when')],
    ],
    [
      'no default',
      [
        ['one', 'none'],
        ['two', 'high'],
      ],
      ['one', 'two'],
      ['error', 'missingDefault', [...IN_ANSWER, 'riskRules']],
    ],
    [
      'a rule behind the default',
      [
        ['default', 'high'],
        ['one', 'none'],
      ],
      ['one'],
      ['error', 'ruleBehindDefault', rulePath(1)],
    ],
    [
      'an unreachable rule',
      [
        ['one', 'none'],
        ['one && two', 'low'],
        ['default', 'high'],
      ],
      ['one', 'two'],
      ['error', 'unreachableRule', rulePath(1, 'when')],
    ],
    [
      'an unreachable default',
      [
        ['one || two', 'none'],
        ['default', 'high'],
      ],
      ['one', 'two'],
      ['error', 'unreachableRule', rulePath(1, 'when')],
    ],
    [
      'a rule only an empty selection meets',
      [
        ['one && two', 'none'],
        ['!one && !two', 'low'],
        ['default', 'high'],
      ],
      ['one', 'two'],
      ['error', 'contradiction', rulePath(1, 'when')],
    ],
    [
      'a contradiction',
      [
        ['one && !one', 'low'],
        ['one && two', 'none'],
        ['default', 'high'],
      ],
      ['one', 'two'],
      ['error', 'contradiction', rulePath(0, 'when')],
    ],
    [
      'a choice beside an exclusive one',
      [
        ['one && none', 'low'],
        ['one && two', 'none'],
        ['default', 'high'],
      ],
      ['one', 'two', { id: 'none', exclusive: true }],
      ['error', 'contradiction', rulePath(0, 'when')],
    ],
    [
      'a contradiction in one part',
      [
        ['one && two || one && !one', 'none'],
        ['default', 'high'],
      ],
      ['one', 'two'],
      ['warning', 'contradiction', rulePath(0, 'when')],
    ],
    [
      'a choice no rule mentions',
      [
        ['one', 'none'],
        ['default', 'high'],
      ],
      ['one', 'two'],
      ['warning', 'unmentionedChoice', [...IN_ANSWER, 'choices', 1]],
    ],
    [
      'a good practice that is not enough',
      [
        ['one && !two', 'none'],
        ['default', 'high'],
      ],
      ['one', 'two'],
      ['warning', 'allPracticesNotNone', [...IN_ANSWER, 'riskRules']],
    ],
    [
      'a practice that raises the risk',
      [
        ['one && !two', 'none'],
        ['default', 'high'],
      ],
      ['one', 'two'],
      ['info', 'practiceRaisesRisk', [...IN_ANSWER, 'choices', 1]],
    ],
    [
      'a risk that is never reached',
      [
        ['one && two', 'none'],
        ['default', 'medium'],
      ],
      ['one', 'two'],
      ['warning', 'riskNeverReached', [...IN_ANSWER, 'riskRules']],
    ],
    [
      'none of these that is not the worst',
      [
        ['one && two', 'none'],
        ['one || two', 'high'],
        ['default', 'low'],
      ],
      ['one', 'two', { id: 'none', exclusive: true }],
      ['error', 'noneBelowRisk', [...IN_ANSWER, 'choices', 2]],
    ],
    [
      'the same choice twice',
      [
        ['one', 'none'],
        ['default', 'high'],
      ],
      ['one', 'one'],
      ['error', 'duplicateChoiceId', [...IN_ANSWER, 'choices', 1, 'id']],
    ],
    [
      'a choice named default',
      [
        ['one', 'none'],
        ['default', 'high'],
      ],
      ['one', 'default'],
      ['error', 'reservedChoiceId', [...IN_ANSWER, 'choices', 1, 'id']],
    ],
  ])('finds %s', (_, rules, choices, expected) => {
    expect(found(withRules(rules, choices))).toContainEqual(expected);
  });

  it('finds a level above the risk of the question', () => {
    const document = withRules([
      ['one && two', 'none'],
      ['default', 'high'],
    ]);
    document.sections[0].questions[0].risk = 'medium';
    expect(found(document)).toEqual([
      ['error', 'levelAboveRisk', rulePath(1, 'level')],
    ]);
  });

  it('accepts an exclusive choice that takes the question out of scope', () => {
    const exit = { id: 'no-storage', exclusive: true, tier: 'scope' as const };
    expect(
      found(
        withRules(
          [
            ['no-storage || one', 'none'],
            ['default', 'high'],
          ],
          ['one', 'two', exit],
        ),
      ),
    ).not.toContainEqual(expect.arrayContaining(['noneBelowRisk']));
  });

  it('goes through fifteen choices whole', () => {
    const choices = Array.from({ length: 15 }, (_, index) => `choice-${index}`);
    const document = withRules(
      [
        [choices.join(' && '), 'none'],
        ['default', 'high'],
      ],
      choices,
    );
    expect(found(document)).toEqual([]);
    const unreachable: [string, RiskRule['level']][] = [
      [choices.join(' || '), 'none'],
      ['default', 'high'],
    ];
    expect(found(withRules(unreachable, choices))).toContainEqual([
      'error',
      'unreachableRule',
      rulePath(1, 'when'),
    ]);
  });

  it('finds ids that are there twice', () => {
    const [section] = exampleChecklist([exampleQuestion()]).sections;
    const document = exampleChecklist([], { sections: [section, section] });
    expect(found(document)).toEqual([
      ['error', 'duplicateSectionId', ['sections', 1, 'id']],
      ['error', 'duplicateQuestionId', ['sections', 1, 'questions', 0, 'id']],
    ]);
  });

  const hanging = (changes: Partial<Question>) =>
    exampleQuestion({ id: 'hanging', ...changes });

  it.each<[string, Question[], unknown[]]>([
    [
      'on no question',
      [hanging({ visibleWhen: { question: 'gone' } })],
      [
        'error',
        'visibleWhenUnknown',
        [...IN_QUESTION, 'visibleWhen', 'question'],
      ],
    ],
    [
      'on a later question',
      [hanging({ visibleWhen: { question: 'rollback' } }), exampleQuestion()],
      [
        'error',
        'visibleWhenLater',
        [...IN_QUESTION, 'visibleWhen', 'question'],
      ],
    ],
    [
      'on itself',
      [hanging({ visibleWhen: { question: 'hanging' } })],
      [
        'error',
        'visibleWhenCycle',
        [...IN_QUESTION, 'visibleWhen', 'question'],
      ],
    ],
    [
      'in a circle',
      [
        hanging({ visibleWhen: { question: 'rollback' } }),
        exampleQuestion({ visibleWhen: { question: 'hanging' } }),
      ],
      [
        'error',
        'visibleWhenCycle',
        ['sections', 0, 'questions', 1, 'visibleWhen', 'question'],
      ],
    ],
    [
      'on a choice that is none',
      [
        exampleQuestion(),
        hanging({ visibleWhen: { question: 'rollback', choice: 'one' } }),
      ],
      [
        'error',
        'visibleWhenMismatch',
        ['sections', 0, 'questions', 1, 'visibleWhen', 'choice'],
      ],
    ],
    [
      'on yes or no of another form',
      [
        exampleQuestion({ answer: { type: 'text' } }),
        hanging({ visibleWhen: { question: 'rollback', practice: 'yes' } }),
      ],
      [
        'error',
        'visibleWhenMismatch',
        ['sections', 0, 'questions', 1, 'visibleWhen', 'practice'],
      ],
    ],
    [
      'on a question of another occasion',
      [
        exampleQuestion({ profiles: ['launch', 'change', 'incident'] }),
        hanging({ visibleWhen: { question: 'rollback' } }),
      ],
      [
        'warning',
        'visibleWhenOutsideProfile',
        ['sections', 0, 'questions', 1, 'visibleWhen', 'question'],
      ],
    ],
  ])('finds a question that hangs %s', (_, questions, expected) => {
    expect(found(exampleChecklist(questions))).toContainEqual(expected);
  });

  it('accepts a question that hangs on an earlier answer', () => {
    expect(
      found(
        exampleChecklist([
          exampleQuestion(),
          hanging({ visibleWhen: { question: 'rollback', practice: 'no' } }),
        ]),
      ),
    ).toEqual([]);
  });

  it('finds limits that no value meets', () => {
    const answer = {
      type: 'number' as const,
      unit: 'people',
      met: { atLeast: 5, atMost: 4 },
    };
    expect(found(exampleChecklist([exampleQuestion({ answer })]))).toEqual([
      ['error', 'limitsContradict', [...IN_ANSWER, 'met']],
    ]);
  });

  it('warns of facts that are asked for twice, or cannot be offered', () => {
    const twice = exampleQuestion({ prefill: ['runbook', 'ci', 'runbook'] });
    const unused = exampleQuestion({
      id: 'unused',
      prefill: ['runbook'],
      evidence: { rule: 'none' },
    });
    expect(found(exampleChecklist([twice, unused]))).toEqual([
      ['warning', 'prefillTwice', [...IN_QUESTION, 'prefill', 2]],
      [
        'warning',
        'prefillWithoutEvidence',
        ['sections', 0, 'questions', 1, 'prefill'],
      ],
    ]);
  });

  it('compares profiles with the kinds of the checklist', () => {
    const questions = [
      exampleQuestion({ profiles: ['launch', 'change'] }),
      hanging({ profiles: ['incident'] }),
    ];
    expect(
      found(exampleChecklist(questions, { kinds: ['launch', 'periodic'] })),
    ).toEqual([
      ['warning', 'profileOutsideKinds', [...IN_QUESTION, 'profiles', 1]],
      ['error', 'neverAsked', ['sections', 0, 'questions', 1, 'profiles']],
      ['error', 'kindWithoutQuestions', ['kinds', 1]],
    ]);
  });

  it('warns above thirty questions', () => {
    const many = Array.from({ length: 31 }, (_, index) =>
      exampleQuestion({ id: `question-${index}` }),
    );
    expect(found(exampleChecklist(many.slice(1)))).toEqual([]);
    expect(found(exampleChecklist(many))).toEqual([
      ['warning', 'tooManyQuestions', ['sections']],
    ]);
  });

  it.each<[string, Partial<ChecklistDocument>, unknown[]]>([
    [
      'a tier without a name',
      { deciding: { default: 'peer', tiers: { ' ': 'peer' } } },
      ['error', 'invalidTier', ['deciding', 'tiers', ' ']],
    ],
    [
      'a cadence for what cannot name a tier',
      { cadenceByTier: { gold: 6, ' ': 3 } },
      ['error', 'invalidTier', ['cadenceByTier', ' ']],
    ],
    [
      'independent reviews without reviewers',
      { deciding: { default: 'peer', tiers: { gold: 'independent' } } },
      ['error', 'noReviewerGroup', ['reviewerGroup']],
    ],
    [
      'a pilot without entities',
      { state: 'pilot', pilotEntities: [] },
      ['error', 'pilotWithoutEntities', ['pilotEntities']],
    ],
    [
      'somebody who is named twice to sign a section off',
      {
        sections: [
          {
            id: 'release',
            title: 'Release',
            signOff: {
              by: ['group:default/security', 'group:default/Security'],
            },
            questions: [exampleQuestion()],
          },
        ],
      },
      ['warning', 'signerTwice', ['sections', 0, 'signOff', 'by', 1]],
    ],
  ])('finds %s', (_, changes, expected) => {
    expect(found(exampleChecklist([exampleQuestion()], changes))).toEqual([
      expected,
    ]);
  });

  describe('of a question that a fact answers', () => {
    const facts = [
      { id: 'x.count', type: 'number' as const },
      { id: 'x.since', type: 'instant' as const },
    ];
    const bound = (
      fact: Question['fact'],
      verification: Question['verification'] = 'fact',
    ) => exampleChecklist([exampleQuestion({ verification, fact })]);
    const codes = (...given: Parameters<typeof lintChecklist>) =>
      lintChecklist(...given).map(({ severity, code, path }) => [
        severity,
        code,
        path.slice(4).join('.'),
      ]);

    it.each<[string, ChecklistDocument, unknown[]]>([
      ['is sound', bound({ id: 'x.count', condition: { atMost: 1 } }), []],
      [
        'names no fact',
        bound(undefined),
        ['warning', 'factMissing', 'verification'],
      ],
      [
        'a person answers and a fact confirms or contradicts',
        bound({ id: 'x.count', condition: { atMost: 1 } }, 'attested'),
        [],
      ],
      [
        'names one that nobody provides',
        bound({ id: 'x.other', condition: { atMost: 1 } }),
        ['warning', 'unknownFact', 'fact.id'],
      ],
      [
        'holds it against what it cannot be held against',
        bound({ id: 'x.since', condition: { atMost: 1 } }),
        ['error', 'factConditionMismatch', 'fact.condition'],
      ],
      [
        'has limits that contradict',
        bound({ id: 'x.count', condition: { atLeast: 2, atMost: 1 } }),
        ['error', 'limitsContradict', 'fact.condition'],
      ],
    ])('which %s', (_name, document, expected) => {
      expect(codes(document, { facts })).toEqual(
        expected.length ? [expected] : [],
      );
    });

    it('says nothing of facts that are not at hand', () => {
      expect(codes(bound({ id: 'x.since', condition: { atMost: 1 } }))).toEqual(
        [],
      );
    });

    it.each([
      [{}, false],
      [{ isTrue: true, atMost: 1 }, false],
      [{ atLeast: 1, atMost: 2 }, true],
      [{ unit: 'days', isTrue: true }, false],
      [{ isPresent: false }, false],
      [{ withinDays: 0 }, false],
      [{ nothing: 1 }, false],
    ])('takes the condition %j: %s', (condition, taken) => {
      expect(factConditionSchema.safeParse(condition).success).toBe(taken);
    });
  });
});
