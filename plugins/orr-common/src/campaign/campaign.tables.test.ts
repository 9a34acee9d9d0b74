import fc from 'fast-check';
import { ChecklistDocument } from '../checklist/checklistDocument';
import { addDays } from '../scoring/dayBoundary';
import {
  CAMPAIGN_ACTS,
  CAMPAIGN_STATES,
  CampaignAct,
  campaignAfter,
  CampaignState,
} from './campaign';
import { CampaignPlan, campaignProblems } from './campaignProblems';
import { campaignQuestionsOf, leftOutRightly } from './campaignQuestions';
import { CampaignStage, campaignStageOn } from './campaignStage';

const question = (id: string, change: object = {}) => ({
  id,
  title: id,
  area: 'Release',
  risk: 'high',
  profiles: ['launch', 'periodic'],
  answer: { type: 'practice' },
  ...change,
});

const CHECKLIST = {
  id: 'launch',
  state: 'published',
  appliesTo: { kind: 'Component' },
  sections: [
    {
      id: 's',
      title: 'S',
      questions: [
        question('always'),
        question('early', { appliesTo: { 'spec.lifecycle': 'experimental' } }),
        question('hidden', { visibleWhen: { question: 'always' } }),
        question('once', { profiles: ['launch'] }),
        question('told', { answer: { type: 'text' } }),
      ],
    },
  ],
} as unknown as ChecklistDocument;

const entity = (lifecycle = 'production', kind = 'Component') => ({
  kind,
  metadata: { name: 'pay' },
  spec: { lifecycle },
});
const ENTITY_REF = 'component:default/pay';

describe('campaignAfter', () => {
  const KNOWN: [CampaignState, CampaignAct, CampaignState][] = [
    ['draft', 'start', 'running'],
    ['draft', 'cancel', 'cancelled'],
    ['running', 'end', 'ended'],
    ['running', 'cancel', 'cancelled'],
  ];

  it.each(
    CAMPAIGN_STATES.flatMap(state =>
      CAMPAIGN_ACTS.map(act => [
        state,
        act,
        KNOWN.find(one => one[0] === state && one[1] === act)?.[2],
      ]),
    ) as [CampaignState, CampaignAct, CampaignState | undefined][],
  )('takes a %s campaign by %s to %s', (state, act, after) => {
    expect(campaignAfter(state, act)).toBe(after);
  });
});

describe('campaignProblems', () => {
  const fields = (plan: CampaignPlan) =>
    campaignProblems(plan, CHECKLIST).map(({ field }) => field);

  it.each<[string, CampaignPlan, string[]]>([
    ['nothing', {}, []],
    ['people and groups', { ownerRef: 'user:default/a' }, []],
    [
      'an owner that is a system',
      { ownerRef: 'system:default/a' },
      ['ownerRef'],
    ],
    ['a group that is a person', { groupRef: 'user:default/a' }, ['groupRef']],
    ['a filter', { scope: { kind: 'API' } }, []],
    ['a bare value', { scope: 'API' }, ['scope']],
    [
      'a filter without an end',
      { scope: { kind: 'x'.repeat(20_001) } },
      ['scope'],
    ],
    ['questions', { questionIds: ['always', 'hidden'] }, []],
    ['one that there is not', { questionIds: ['none'] }, ['questionIds[0]']],
    ['one twice', { questionIds: ['always', 'always'] }, ['questionIds[1]']],
    ['one that only informs', { questionIds: ['told'] }, ['questionIds[0]']],
    ['a day', { startsOn: '2026-03-01', dueOn: '2026-03-01' }, []],
    ['no days', { startsOn: '2026-03-02', dueOn: '2026-03-01' }, ['dueOn']],
  ])('finds in %s', (_, plan, found) => {
    expect(fields(plan)).toEqual(found);
  });
});

describe('campaignQuestionsOf', () => {
  const asked = (
    plan: Parameters<typeof campaignQuestionsOf>[0],
    of: object = entity(),
  ) => campaignQuestionsOf(plan, CHECKLIST, of, { entityRef: ENTITY_REF });

  it('leaves out what is asked of new entities only', () => {
    const askedOf = (questionIds: string[]) =>
      campaignQuestionsOf({ questionIds }, CHECKLIST, entity('experimental'), {
        entityRef: ENTITY_REF,
        sparedQuestionIds: ['early'],
      });
    expect(askedOf(['early', 'always'])).toEqual(['always']);
    expect(askedOf(['early'])).toBeUndefined();
  });

  it.each<[string, Parameters<typeof asked>, string[] | undefined]>([
    [
      'the chosen ones that apply',
      [{ questionIds: ['early', 'always'] }],
      ['always'],
    ],
    [
      'all of them in the order of the checklist',
      [{ questionIds: ['early', 'always'] }, entity('experimental')],
      ['always', 'early'],
    ],
    ['nobody for whom none applies', [{ questionIds: ['early'] }], undefined],
    ['a whole checklist', [{}], []],
    [
      'nobody whom the checklist does not ask',
      [{}, entity('production', 'API')],
      undefined,
    ],
    [
      'nobody out of scope',
      [{ scope: { 'spec.lifecycle': 'experimental' } }],
      undefined,
    ],
  ])('asks %s', (_, of, questions) => {
    expect(asked(...of)).toEqual(questions);
  });
});

describe('leftOutRightly', () => {
  it('names what an answer can hide and what periodic reviews do not ask', () => {
    expect(leftOutRightly(['always', 'hidden', 'once'], CHECKLIST)).toEqual([
      'hidden',
      'once',
    ]);
    expect(leftOutRightly(['always'], CHECKLIST)).toEqual([]);
  });
});

describe('campaignStageOn', () => {
  const dueOn = '2026-03-31';

  it.each<[string, string, CampaignStage]>([
    ['2026-03-02', '2026-03-02', 'started'],
    ['2026-03-02', '2026-03-16', 'started'],
    ['2026-03-02', '2026-03-17', 'near'],
    ['2026-03-02', '2026-03-27', 'near'],
    ['2026-03-02', '2026-03-28', 'nearer'],
    ['2026-03-02', '2026-03-31', 'nearer'],
    ['2026-03-02', '2026-04-01', 'past'],
    // That it began is news enough.
    ['2026-03-17', '2026-03-17', 'started'],
    ['2026-03-20', '2026-03-27', 'started'],
    ['2026-03-30', '2026-03-31', 'started'],
    ['2026-03-31', '2026-04-01', 'past'],
  ])('of one that began %s, on %s, is %s', (startsOn, today, stage) => {
    expect(campaignStageOn(today, { startsOn, dueOn })).toBe(stage);
  });

  it('never goes back as days pass', () => {
    const order: CampaignStage[] = ['started', 'near', 'nearer', 'past'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 90 }),
        (lasts, passed) => {
          const startsOn = '2026-01-01';
          const plan = { startsOn, dueOn: addDays(startsOn, lasts) };
          const today = addDays(startsOn, passed);
          const before = campaignStageOn(today, plan);
          const after = campaignStageOn(addDays(today, 1), plan);
          expect(order.indexOf(after)).toBeGreaterThanOrEqual(
            order.indexOf(before),
          );
        },
      ),
    );
  });
});
