import { ChecklistDocument, Question } from '../checklistDocument';
import { exampleChecklist, exampleQuestion } from '../exampleChecklist';
import { checkDraft } from './checkDraft';

const QUESTION = 'sections[0].questions[0]';

function draftWith(
  question: Record<string, unknown>,
  checklist: Record<string, unknown> = {},
) {
  return exampleChecklist(
    [exampleQuestion(question as Partial<Question>)],
    checklist as Partial<ChecklistDocument>,
  );
}

function nested(levels: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < levels; level += 1) {
    value = [value];
  }
  return value;
}

describe('checkDraft', () => {
  it('yields and lints a document that is complete', () => {
    const sound = draftWith({});
    expect(checkDraft(sound)).toEqual({
      document: sound,
      problems: [],
      refusals: [],
    });
    const twice = exampleChecklist([exampleQuestion(), exampleQuestion()]);
    expect(checkDraft(twice)).toMatchObject({
      document: twice,
      problems: [
        {
          code: 'duplicateQuestionId',
          severity: 'error',
          sectionId: 'release',
          questionId: 'rollback',
        },
      ],
    });
  });

  it('holds the facts that are named against those that are provided', () => {
    const draft = draftWith({
      fact: { id: 'checks.green', condition: { isTrue: true } },
    });
    expect(checkDraft(draft).problems).toEqual([]);
    expect(checkDraft(draft, { facts: [] }).problems).toMatchObject([
      { code: 'unknownFact', questionId: 'rollback' },
    ]);
  });

  const choices = (changes: object) => ({
    answer: {
      type: 'choices',
      choices: [{ id: 'one', title: 'One' }],
      riskRules: [{ when: 'default', level: 'none' }],
      ...changes,
    },
  });

  it.each<[string, object, object, string, RegExp]>([
    ['an empty text', { guidance: '' }, {}, `${QUESTION}.guidance`, /written/],
    ['spaces alone', { title: '  ' }, {}, `${QUESTION}.title`, /empty/],
    ['no text', { good: undefined }, {}, `${QUESTION}.good`, /not written/],
    ['a text that is null', { good: null }, {}, `${QUESTION}.good`, /not/],
    ['no id', { id: '' }, {}, `${QUESTION}.id`, /not written yet/],
    ['a half-typed id', { id: 'Roll-' }, {}, `${QUESTION}.id`, /lower case/],
    ['no risk', { risk: undefined }, {}, `${QUESTION}.risk`, /not written/],
    [
      'an origin that nobody chose',
      { origin: '' },
      {},
      `${QUESTION}.origin`,
      /./,
    ],
    ['no reason', { why: undefined }, {}, `${QUESTION}.why`, /not written/],
    [
      'a half-typed address',
      { why: { text: 'So', links: [{ title: 'It', url: 'http' }] } },
      {},
      `${QUESTION}.why.links[0].url`,
      /address/,
    ],
    ['no profile', { profiles: [] }, {}, `${QUESTION}.profiles`, /at least 1/],
    ['no answer', { answer: undefined }, {}, `${QUESTION}.answer`, /./],
    [
      'an answer without a form',
      { answer: {} },
      {},
      `${QUESTION}.answer.type`,
      /not written/,
    ],
    ['a weight of nothing', { weight: 0 }, {}, `${QUESTION}.weight`, /more/],
    [
      'no choices',
      choices({ choices: [] }),
      {},
      `${QUESTION}.answer.choices`,
      /at least 1/,
    ],
    [
      'an empty expression',
      choices({ riskRules: [{ when: '', level: 'none' }] }),
      {},
      `${QUESTION}.answer.riskRules[0].when`,
      /written/,
    ],
    [
      'limits without a number',
      { answer: { type: 'number', unit: 'ms', met: {} } },
      {},
      `${QUESTION}.answer.met`,
      /needs/,
    ],
    [
      'a fact to be equal to nothing yet',
      { fact: { id: 'checks.green', condition: { equals: '' } } },
      {},
      `${QUESTION}.fact.condition.equals`,
      /./,
    ],
    [
      'a filter that is none yet',
      { appliesTo: { 'spec.type': { $in: 'service' } } },
      {},
      `${QUESTION}.appliesTo`,
      /filter/,
    ],
    ['a half-typed owner', {}, { owner: 'group:' }, 'owner', /full entity ref/],
    ['no description', {}, { description: '' }, 'description', /written/],
    ['no kinds', {}, { kinds: [] }, 'kinds', /at least 1/],
    ['half a number', {}, { cadenceMonths: 1.5 }, 'cadenceMonths', /whole/],
    ['no months', {}, { cadenceMonths: 0 }, 'cadenceMonths', /at least 1/],
    ['no sections', {}, { sections: [] }, 'sections', /at least 1/],
    [
      'a section without questions',
      {},
      { sections: [{ id: 'release', title: 'Release', questions: [] }] },
      'sections[0].questions',
      /at least 1/,
    ],
  ])(
    'tells of %s as a problem that keeps it from being published',
    (_, question, checklist, path, message) => {
      const checked = checkDraft({
        ...draftWith({ ...question }),
        ...checklist,
      });
      expect(checked.refusals).toEqual([]);
      expect(checked.document).toBeUndefined();
      expect(checked.problems).toHaveLength(1);
      const [problem] = checked.problems;
      expect(problem).toMatchObject({ code: 'incomplete', severity: 'error' });
      expect(problem.message).toMatch(message);
      const keys = path.replace(/\[/g, '.').replace(/\]/g, '').split('.');
      expect(problem.path.map(String)).toEqual(keys);
    },
  );

  it('says in which section and question something is not written', () => {
    const [problem] = checkDraft(draftWith({ good: '' })).problems;
    expect(problem).toMatchObject({
      path: ['sections', 0, 'questions', 0, 'good'],
      sectionId: 'release',
      questionId: 'rollback',
    });
    const nameless = draftWith({ id: '', good: '' });
    expect(checkDraft(nameless).problems).toHaveLength(2);
    checkDraft(nameless).problems.forEach(({ sectionId, questionId }) => {
      expect(sectionId).toBe('release');
      expect(questionId).toBeUndefined();
    });
  });

  it('takes a draft that has nothing but its name', () => {
    const checked = checkDraft({ id: 'launch', sections: [{}] });
    expect(checked.refusals).toEqual([]);
    expect(checked.problems.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['title', 'owner', 'sections.0.questions']),
    );
  });

  it.each<[string, object, object, string, RegExp]>([
    [
      'a text that is a number',
      { guidance: 3 },
      {},
      `${QUESTION}.guidance`,
      /a text/,
    ],
    [
      'a list that is a text',
      { profiles: 'launch' },
      {},
      `${QUESTION}.profiles`,
      /a list/,
    ],
    [
      'an unknown key',
      { colour: 'red' },
      {},
      `${QUESTION}.colour`,
      /unknown key/,
    ],
    [
      'an unknown risk',
      { risk: 'extreme' },
      {},
      `${QUESTION}.risk`,
      /high, medium or low/,
    ],
    [
      'an unknown form',
      { answer: { type: 'drawing' } },
      {},
      `${QUESTION}.answer.type`,
      /must be/,
    ],
    [
      'a text that is too long',
      { good: 'x'.repeat(4_001) },
      {},
      `${QUESTION}.good`,
      /at most 4000/,
    ],
    [
      'an id that is too long',
      { id: 'X'.repeat(129) },
      {},
      `${QUESTION}.id`,
      /at most 128/,
    ],
    [
      'a filter that is a list',
      { appliesTo: [] },
      {},
      `${QUESTION}.appliesTo`,
      /filter/,
    ],
    [
      'an object to be equal to',
      { fact: { id: 'checks.green', condition: { equals: {} } } },
      {},
      `${QUESTION}.fact.condition.equals`,
      /./,
    ],
    [
      'more choices than can be weighed',
      choices({
        choices: Array.from({ length: 16 }, (_, index) => ({
          id: `choice-${index}`,
          title: 'One',
        })),
      }),
      {},
      `${QUESTION}.answer.choices`,
      /at most 15/,
    ],
    [
      'too many months',
      {},
      { cadenceMonths: 61 },
      'cadenceMonths',
      /at most 60/,
    ],
    ['another schema', {}, { schemaVersion: 2 }, 'schemaVersion', /must be 1/],
    [
      'sections that are none',
      {},
      { sections: ['one'] },
      'sections[0]',
      /mapping/,
    ],
    [
      'too many sections',
      {},
      {
        sections: Array.from({ length: 21 }, (_, index) => ({
          id: `section-${index}`,
          title: 'One',
          questions: [exampleQuestion()],
        })),
      },
      'sections',
      /at most 20/,
    ],
    [
      'something nested too deeply',
      { appliesTo: nested(100_000) },
      {},
      '',
      /deeply/,
    ],
    [
      'a key of all objects',
      {},
      { lens: { keys: JSON.parse('{"a":{"__proto__":1}}') } },
      'lens.keys.a.__proto__',
      /not allowed/,
    ],
  ])('refuses %s', (_, question, checklist, path, message) => {
    const { refusals, document } = checkDraft({
      ...draftWith({ ...question }),
      ...checklist,
    });
    expect(document).toBeUndefined();
    expect(refusals.map(refusal => refusal.path)).toContain(path);
    expect(refusals.find(refusal => refusal.path === path)?.message).toMatch(
      message,
    );
  });

  it.each([[null], [undefined], [3], ['text'], [[]]])(
    'takes %j for no checklist',
    value => {
      const { document, problems, refusals } = checkDraft(value);
      expect(document).toBeUndefined();
      expect(problems.length + refusals.length).toBeGreaterThan(0);
    },
  );
});
