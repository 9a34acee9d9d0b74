import { choiceSchema } from '../answerForm';
import {
  checklistDocumentSchema,
  ChecklistDocument,
  Question,
  questionSchema,
  Section,
  sectionSchema,
} from '../checklistDocument';
import { exampleChecklist, exampleQuestion } from '../exampleChecklist';
import { compareChecklists } from './compareChecklists';

const CHOICES: Question['answer'] = {
  type: 'choices',
  choices: [
    { id: 'one', title: 'One' },
    { id: 'two', title: 'Two', guidance: 'Twice.' },
    { id: 'three', title: 'Three' },
  ],
  riskRules: [
    { when: 'one && two', level: 'none' },
    { when: 'default', level: 'high' },
  ],
};
const question = (changes: Partial<Question> = {}) =>
  exampleQuestion({ answer: CHOICES, ...changes });

const WORDS = false;
const MEANING = true;

function differenceOf(changes: Partial<Question>, from = question()) {
  const { sections } = compareChecklists(
    exampleChecklist([from]),
    exampleChecklist([{ ...from, ...changes }]),
  );
  return sections[0]?.questions[0];
}

/** For each attribute another value, and where it is told as what. */
const QUESTION_CHANGES: Record<
  Exclude<keyof Question, 'id'>,
  [unknown, string, boolean]
> = {
  title: ['Can it be taken back?', 'title', WORDS],
  guidance: ['Think of two releases.', 'guidance', WORDS],
  why: [{ text: 'It is quick.' }, 'why.text', WORDS],
  good: ['A button does it.', 'good', WORDS],
  area: ['Recovery', 'area', MEANING],
  stakeholder: ['Support', 'stakeholder', WORDS],
  origin: ['incident', 'origin', WORDS],
  practices: [
    [{ edition: '2024', id: 'OPS01', title: 'Goals' }],
    'practices',
    WORDS,
  ],
  risk: ['low', 'risk', MEANING],
  gate: ['advisory', 'gate', MEANING],
  weight: [7, 'weight', MEANING],
  effort: ['low', 'effort', WORDS],
  phase: ['operate', 'phase', MEANING],
  profiles: [['launch'], 'profiles', MEANING],
  appliesTo: [{ 'spec.type': 'website' }, 'appliesTo', MEANING],
  visibleWhen: [{ question: 'other' }, 'visibleWhen.question', MEANING],
  evidence: [{ rule: 'required' }, 'evidence.rule', MEANING],
  prefill: [['runbook'], 'prefill', MEANING],
  verification: ['evidence', 'verification', MEANING],
  fact: [{ id: 'x.y', condition: { isTrue: true } }, 'fact.id', MEANING],
  notApplicable: ['forbidden', 'notApplicable', MEANING],
  answer: [{ type: 'practice' }, 'answer.type', MEANING],
  lens: [{ id: 'OPS_1' }, 'lens.id', WORDS],
};

const CHECKLIST_CHANGES: Partial<
  Record<keyof ChecklistDocument, [unknown, string, boolean]>
> = {
  title: ['Readiness', 'title', WORDS],
  description: ['What is needed.', 'description', WORDS],
  owner: ['group:default/platform', 'owner', MEANING],
  sponsor: ['user:default/ada', 'sponsor', WORDS],
  kinds: [['launch'], 'kinds', MEANING],
  appliesTo: [{ kind: 'API' }, 'appliesTo', MEANING],
  pilotEntities: [['component:default/a'], 'pilotEntities', MEANING],
  cadenceMonths: [6, 'cadenceMonths', MEANING],
  cadenceByTier: [{ gold: 3 }, 'cadenceByTier.gold', MEANING],
  conditionLimitDays: [10, 'conditionLimitDays', MEANING],
  acceptanceLimitDays: [90, 'acceptanceLimitDays', MEANING],
  disclosureGraceDays: [7, 'disclosureGraceDays', MEANING],
  contradictions: ['lost', 'contradictions', MEANING],
  deciding: [{ default: 'independent' }, 'deciding.default', MEANING],
  reviewerGroup: ['group:default/reviewers', 'reviewerGroup', MEANING],
  minutes: [90, 'minutes', WORDS],
  lens: [{ id: 'OPS_1' }, 'lens.id', WORDS],
};

const SECTION_CHANGES: Record<
  Exclude<keyof Section, 'id' | 'questions'>,
  [unknown, string, boolean]
> = {
  title: ['Releases', 'title', WORDS],
  description: ['All about releases.', 'description', WORDS],
  signOff: [{ by: ['group:default/security'] }, 'signOff.by', MEANING],
  lens: [{ id: 'OPS_1' }, 'lens.id', WORDS],
};

const CHOICE_CHANGES: Record<string, [unknown, string, boolean]> = {
  title: ['Once', 'title', WORDS],
  guidance: ['Only once.', 'guidance', WORDS],
  improvement: ['Do it.', 'improvement', WORDS],
  tier: ['core', 'tier', MEANING],
  alternativeGroup: ['ways', 'alternativeGroup', MEANING],
  exclusive: [true, 'exclusive', MEANING],
  lens: [{ id: 'OPS_1' }, 'lens.id', WORDS],
};

describe('compareChecklists', () => {
  it('knows every attribute of the schema', () => {
    expect([...Object.keys(QUESTION_CHANGES), 'id'].sort()).toEqual(
      Object.keys(questionSchema.shape).sort(),
    );
    expect(
      [
        ...Object.keys(CHECKLIST_CHANGES),
        'schemaVersion',
        'id',
        'state',
        'changelog',
        'sections',
      ].sort(),
    ).toEqual(Object.keys(checklistDocumentSchema.shape).sort());
    expect([...Object.keys(SECTION_CHANGES), 'id', 'questions'].sort()).toEqual(
      Object.keys(sectionSchema.shape).sort(),
    );
    expect([...Object.keys(CHOICE_CHANGES), 'id'].sort()).toEqual(
      Object.keys(choiceSchema.shape).sort(),
    );
  });

  it.each(Object.entries(QUESTION_CHANGES))(
    'tells that the %s of a question is another',
    (key, [to, field, meaning]) => {
      const difference = differenceOf({ [key]: to });
      expect(difference).toMatchObject({ change: 'changed', meaning });
      expect(difference.fields).toContainEqual(
        expect.objectContaining({ field, meaning }),
      );
    },
  );

  it.each(Object.entries(CHECKLIST_CHANGES))(
    'tells that the %s of a checklist is another',
    (key, [to, field, meaning]) => {
      const document = exampleChecklist([question()]);
      const result = compareChecklists(document, { ...document, [key]: to });
      expect(result).toMatchObject({ meaning, sections: [] });
      expect(result.fields).toContainEqual(
        expect.objectContaining({ field, meaning }),
      );
    },
  );

  it.each(Object.entries(SECTION_CHANGES))(
    'tells that the %s of a section is another',
    (key, [to, field, meaning]) => {
      const document = exampleChecklist([question()]);
      const [section] = document.sections;
      expect(
        compareChecklists(document, {
          ...document,
          sections: [{ ...section, [key]: to }],
        }),
      ).toMatchObject({
        meaning,
        counts: { changed: 0, reworded: 0 },
        sections: [
          { change: 'changed', fields: [{ field, meaning }], questions: [] },
        ],
      });
    },
  );

  it.each(Object.entries(CHOICE_CHANGES))(
    'tells that the %s of a choice is another',
    (key, [to, field, meaning]) => {
      const { choices } = CHOICES as { choices: { id: string }[] };
      expect(
        differenceOf({
          answer: {
            ...CHOICES,
            choices: [{ ...choices[0], [key]: to }, ...choices.slice(1)],
          } as Question['answer'],
        }),
      ).toMatchObject({
        meaning,
        fields: [],
        choices: [
          {
            choiceId: 'one',
            change: 'changed',
            moved: false,
            meaning,
            fields: [{ field, meaning }],
          },
        ],
      });
    },
  );

  it('tells the gate and the weight that follow from another risk', () => {
    expect(differenceOf({ risk: 'medium' }).fields).toEqual([
      { field: 'risk', from: 'high', to: 'medium', meaning: true },
      { field: 'gate', from: 'blocking', to: 'conditional', meaning: true },
      { field: 'weight', from: 5, to: 3, meaning: true },
    ]);
  });

  it.each([
    ['the gate of its risk', { gate: 'blocking' }],
    ['that it may not apply', { notApplicable: 'allowed' }],
    ['that evidence is welcome', { evidence: { rule: 'optional' } }],
    [
      'other spaces in a rule',
      {
        answer: {
          ...CHOICES,
          riskRules: [
            { when: 'one&&two', level: 'none' },
            { when: 'default', level: 'high' },
          ],
        },
      },
    ],
    [
      'another order of its occasions',
      { profiles: ['incident', 'change', 'periodic', 'launch'] },
    ],
  ] as [string, Partial<Question>][])(
    'finds no other meaning in %s',
    (_, changes) => {
      const difference = differenceOf(changes);
      expect(difference).toMatchObject({ meaning: false });
      expect(difference.fields).toHaveLength(1);
    },
  );

  it('tells rules in their order, choices that came, went and moved', () => {
    const { choices } = CHOICES as { choices: { id: string; title: string }[] };
    const [one, two, three] = choices;
    expect(
      differenceOf({
        answer: {
          type: 'choices',
          choices: [three, one, { id: 'four', title: 'Four' }],
          riskRules: [
            { when: 'default', level: 'high' },
            { when: 'one', level: 'none' },
          ],
        },
      }),
    ).toMatchObject({
      meaning: true,
      fields: [
        {
          field: 'answer.riskRules',
          from: ['none: one && two', 'high: default'],
          to: ['high: default', 'none: one'],
        },
      ],
      choices: [
        { choiceId: 'three', change: 'changed', moved: true, meaning: false },
        { choiceId: 'four', change: 'added', fields: [{ to: 'Four' }] },
        {
          choiceId: two.id,
          change: 'removed',
          fields: [{ from: 'Two' }, { field: 'guidance' }],
        },
      ],
    });
  });

  it('tells questions that came, went, and moved within their section or to another', () => {
    const named = (id: string) => question({ id, title: id });
    const section = (id: string, ...ids: string[]): Section => ({
      id,
      title: id,
      questions: ids.map(named),
    });
    const document = exampleChecklist([]);
    const result = compareChecklists(
      {
        ...document,
        sections: [
          section('first', 'aaa', 'bbb', 'ccc', 'ddd'),
          section('second', 'eee'),
          section('third', 'fff'),
        ],
      },
      {
        ...document,
        sections: [
          section('third', 'fff', 'ggg'),
          section('first', 'bbb', 'ccc', 'aaa'),
          section('second', 'eee', 'ddd'),
        ],
      },
    );
    expect(result).toMatchObject({
      meaning: true,
      counts: { added: 1, removed: 0, changed: 0, reworded: 0, moved: 2 },
      sections: [
        {
          sectionId: 'third',
          change: 'changed',
          moved: true,
          questions: [{ questionId: 'ggg', change: 'added', risk: 'high' }],
        },
        {
          sectionId: 'first',
          change: 'none',
          meaning: false,
          questions: [{ questionId: 'aaa', moved: 'withinSection' }],
        },
        {
          sectionId: 'second',
          questions: [
            {
              questionId: 'ddd',
              moved: 'toSection',
              fromSection: { sectionId: 'first', title: 'first' },
              meaning: false,
            },
          ],
        },
      ],
    });
  });

  it('takes a move to a section that somebody else signs off for one of meaning', () => {
    const document = exampleChecklist([question(), question({ id: 'other' })]);
    const [section] = document.sections;
    const signed: Section = {
      ...section,
      id: 'signed',
      signOff: { by: ['group:default/security'] },
      questions: [question({ id: 'third' })],
    };
    const before = { ...document, sections: [section, signed] };
    const after = {
      ...document,
      sections: [
        { ...section, questions: [section.questions[0]] },
        { ...signed, questions: [...signed.questions, section.questions[1]] },
      ],
    };
    expect(
      compareChecklists(before, after).sections[0].questions[0],
    ).toMatchObject({ questionId: 'other', moved: 'toSection', meaning: true });
  });
});
