import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { ChecklistDocument, Section } from '../checklist/checklistDocument';
import { Answer, AnswerException } from './answer';
import { SignOffVerdict } from './sectionSignOff';
import {
  HashedSignOff,
  maySignOff,
  sectionHashOf,
  sectionsToSignOff,
  signOffsOf,
  unsignedSections,
} from './signOffsOf';

const ADA = 'user:default/ada';
const BEN = 'user:default/ben';
const SECURITY = 'group:default/security';

const section: Section = {
  id: 'release',
  title: 'Release',
  signOff: { by: [SECURITY, BEN], required: true },
  questions: [exampleQuestion(), exampleQuestion({ id: 'runbook' })],
};
const other: Section = {
  id: 'care',
  title: 'Care',
  questions: [exampleQuestion({ id: 'alarms' })],
};

function answer(changes: Partial<Answer> = {}): Answer {
  return {
    questionId: 'rollback',
    revision: 1,
    statement: { kind: 'practice', value: 'yes' },
    evidence: [],
    answeredBy: ADA,
    answeredAt: '2026-03-01T09:00:00.000Z',
    ...changes,
  };
}

const exception = (changes: Partial<Answer> = {}): AnswerException => ({
  ...answer(changes),
  entityRef: 'component:default/pay',
});

describe('sectionHashOf', () => {
  const hash = sectionHashOf(section, { answers: [answer()] });

  it.each<[string, Answer[]]>([
    ['who gave it and when', [answer({ answeredBy: BEN, answeredAt: 'now' })]],
    ['a later revision that says the same', [answer({ revision: 4 })]],
    [
      'an answer in another section',
      [answer(), answer({ questionId: 'alarms' })],
    ],
    [
      'an answer that was cleared',
      [answer(), answer({ questionId: 'runbook', statement: null })],
    ],
  ])('does not go by %s', (_, answers) => {
    expect(sectionHashOf(section, { answers })).toBe(hash);
  });

  it.each<[string, Answer[], AnswerException[]]>([
    [
      'the statement',
      [answer({ statement: { kind: 'practice', value: 'no' } })],
      [],
    ],
    ['the note', [answer({ note: 'Since May' })], []],
    [
      'the evidence',
      [
        answer({
          evidence: [{ url: 'https://a.example', date: '2026-03-01' }],
        }),
      ],
      [],
    ],
    ['one answer more', [answer(), answer({ questionId: 'runbook' })], []],
    ['one answer less', [], []],
    ['what is said of one covered entity', [answer()], [exception()]],
  ])('goes by %s', (_, answers, exceptions) => {
    expect(sectionHashOf(section, { answers, exceptions })).not.toBe(hash);
  });

  it('goes by no order', () => {
    const two = [answer(), answer({ questionId: 'runbook' })];

    expect(sectionHashOf(section, { answers: two })).toBe(
      sectionHashOf(section, { answers: [...two].reverse() }),
    );
  });
});

describe('sectionsToSignOff', () => {
  const onlyApis = {
    ...section,
    questions: [exampleQuestion({ appliesTo: { kind: 'API' } })],
  };
  const component = { kind: 'Component' };

  it.each<[string, Section[], unknown[], string[]]>([
    ['names who signs', [section, other], [component], ['release']],
    ['asks nothing of the entity', [onlyApis], [component], []],
    [
      'asks one of several',
      [onlyApis],
      [component, { kind: 'API' }],
      ['release'],
    ],
    [
      'asks nothing on the occasion',
      [
        {
          ...section,
          questions: [exampleQuestion({ profiles: ['incident'] })],
        },
      ],
      [component],
      [],
    ],
  ])('of a section that %s', (_, sections, entities, expected) => {
    expect(
      sectionsToSignOff({
        checklist: exampleChecklist([], { sections }),
        kind: 'launch',
        entities: entities.map(entity => ({ entity })),
      }).map(({ id }) => id),
    ).toEqual(expected);
  });
});

describe('a section that holds only what is for new entities', () => {
  it('is signed off where one of them is new', () => {
    const old = {
      entity: { kind: 'Component' },
      sparedQuestionIds: section.questions.map(({ id }) => id),
    };
    const asked = (
      ...entities: Parameters<typeof sectionsToSignOff>[0]['entities'][number][]
    ) =>
      sectionsToSignOff({
        checklist: exampleChecklist([], { sections: [section] }),
        kind: 'launch',
        entities,
      });
    expect(asked(old)).toEqual([]);
    expect(asked(old, { entity: old.entity })).toHaveLength(1);
  });
});

describe('signOffsOf', () => {
  const checklist: ChecklistDocument = exampleChecklist([], {
    sections: [section, other],
  });
  const submitted = {
    checklist,
    kind: 'launch' as const,
    entities: [{ entity: { kind: 'Component' } }],
    answers: [answer()],
  };
  const NOW = sectionHashOf(section, submitted);
  const given = (
    signedBy: string,
    verdict: SignOffVerdict,
    sectionHash = NOW,
  ): HashedSignOff => ({
    id: `${signedBy} ${verdict}`,
    sectionId: 'release',
    snapshotId: 's',
    verdict,
    forRef: SECURITY,
    signedBy,
    signedAt: '2026-03-02T09:00:00.000Z',
    sectionHash,
  });

  it.each<[string, HashedSignOff[], string]>([
    ['nobody said anything', [], 'waiting'],
    ['one signed', [given(ADA, 'signed')], 'signed'],
    ['one objected', [given(ADA, 'objected')], 'objected'],
    [
      'one signed and another objected before',
      [given(BEN, 'objected'), given(ADA, 'signed')],
      'objected',
    ],
    [
      'one objected and then signed',
      [given(ADA, 'objected'), given('user:default/Ada', 'signed')],
      'signed',
    ],
    [
      'one signed and then objected',
      [given(ADA, 'signed'), given(ADA, 'objected')],
      'objected',
    ],
    ['it was signed on other answers', [given(ADA, 'signed', 'x')], 'outdated'],
    [
      'other answers were objected to, and these are signed',
      [given(BEN, 'objected', 'x'), given(ADA, 'signed')],
      'signed',
    ],
    [
      'one signed these answers, then objected to later ones, and these are back',
      [given(ADA, 'signed'), given(ADA, 'objected', 'x')],
      'outdated',
    ],
  ])('tells where %s', (_, signOffs, state) => {
    expect(signOffsOf(submitted, signOffs)).toMatchObject([
      { sectionId: 'release', by: [SECURITY, BEN], required: true, state },
    ]);
  });

  it('tells the latest of each person, latest first, and no hash', () => {
    const [{ signOffs }] = signOffsOf(submitted, [
      given(ADA, 'objected'),
      given(BEN, 'signed', 'x'),
      given(ADA, 'signed'),
    ]);

    expect(
      signOffs.map(({ signedBy, verdict, holds }) => [
        signedBy,
        verdict,
        holds,
      ]),
    ).toEqual([
      [ADA, 'signed', true],
      [BEN, 'signed', false],
    ]);
    expect(signOffs[0]).not.toHaveProperty('sectionHash');
  });

  it.each<[boolean | undefined, HashedSignOff[], number]>([
    [true, [], 1],
    [true, [given(ADA, 'objected')], 1],
    [true, [given(ADA, 'signed', 'x')], 1],
    [true, [given(ADA, 'signed')], 0],
    [false, [], 0],
    [undefined, [], 0],
  ])(
    'where required is %s and %j was said, %i sections keep a go back',
    (required, signOffs, count) => {
      const sections = [
        { ...section, signOff: { by: [SECURITY], required } },
        other,
      ];
      const states = signOffsOf(
        { ...submitted, checklist: { ...checklist, sections } },
        signOffs,
      );

      expect(unsignedSections(states)).toHaveLength(count);
    },
  );
});

describe('maySignOff', () => {
  const may = (
    userRef: string,
    groupRefs: string[],
    answers: Answer[] = [answer()],
    exceptions: AnswerException[] = [],
  ) =>
    maySignOff({
      section,
      submitted: { answers, exceptions },
      userRef,
      groupRefs,
    });
  const CLEO = 'user:default/cleo';

  it.each([
    ['a member', may(CLEO, ['group:default/Security']), { forRef: SECURITY }],
    ['a person', may('user:default/Ben', []), { forRef: BEN }],
    ['another', may(CLEO, ['group:default/shops']), { refusal: 'notNamed' }],
    ['who answered', may(ADA, [SECURITY]), { refusal: 'hasAnswered' }],
    [
      'who answered another section',
      may(ADA, [SECURITY], [answer({ questionId: 'alarms' })]),
      { forRef: SECURITY },
    ],
    [
      'who cleared an answer',
      may(ADA, [SECURITY], [answer({ statement: null })]),
      { forRef: SECURITY },
    ],
    [
      'who answered for one covered entity',
      may(CLEO, [SECURITY], [], [exception({ answeredBy: CLEO })]),
      { refusal: 'hasAnswered' },
    ],
  ])('answers %s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});
