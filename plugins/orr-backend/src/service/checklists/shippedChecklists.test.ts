import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  AnswerForm,
  checklistApplies,
  lintChecklist,
  parseChecklistFile,
  Question,
  questionsOf,
} from 'backstage-plugin-orr-common';

const shippedFolder = resolvePackagePath(
  'backstage-plugin-orr-backend',
  'checklists',
);
const exampleFolder = resolvePackagePath(
  'backstage-plugin-orr-backend',
  '../../examples/checklists',
);
const libraryFolder = resolvePackagePath(
  'backstage-plugin-orr-backend',
  'library/checklists',
);
const checklists = [shippedFolder, libraryFolder, exampleFolder]
  .flatMap(folder => readdirSync(folder).map(name => join(folder, name)))
  .map(file => ({
    name: basename(file),
    document: parseChecklistFile({
      text: readFileSync(file, 'utf8'),
      file: basename(file),
    }),
  }));
const shipped = checklists.find(
  ({ name }) => name === 'service-launch-readiness.yaml',
)!.document;

type ChoicesForm = Extract<AnswerForm, { type: 'choices' }>;

const LEVELS = ['none', 'low', 'medium', 'high'];

// These conditions are our own and hold only ids, !, &&, || and parentheses, so that JavaScript can serve as a second
// opinion on them that shares nothing with the product's own evaluation.
function levelOf(form: ChoicesForm, selected: ReadonlySet<string>): number {
  const rule = form.riskRules.find(({ when }) => {
    if (when === 'default') {
      return true;
    }
    expect(when).toMatch(/^[\w\s!&|()]+$/);
    const condition = when.replace(/\w+/g, id => String(selected.has(id)));
    // eslint-disable-next-line no-new-func
    return new Function(`return ${condition}`)();
  });
  return LEVELS.indexOf(rule!.level);
}

function selectionsOf(ids: string[]): Array<Set<string>> {
  return Array.from(
    { length: 2 ** ids.length },
    (_, row) => new Set(ids.filter((__, bit) => (row >> bit) % 2 === 1)),
  );
}

const choiceQuestions = checklists.flatMap(({ name, document }) =>
  questionsOf(document).flatMap(question =>
    question.answer.type === 'choices'
      ? [{ name: `${name} ${question.id}`, question, form: question.answer }]
      : [],
  ),
);

describe.each(choiceQuestions)('$name', ({ question, form }) => {
  const practices = form.choices
    .filter(choice => !choice.exclusive)
    .map(({ id }) => id);
  const exclusive = form.choices
    .filter(choice => choice.exclusive)
    .map(({ id }) => id);
  const table = selectionsOf(practices);

  it('has no risk with all practices, and its maximum with none of them', () => {
    expect(levelOf(form, new Set(practices))).toBe(LEVELS.indexOf('none'));
    expect(exclusive).toEqual(['none_of_these']);
    expect(levelOf(form, new Set(exclusive))).toBe(
      LEVELS.indexOf(question.risk),
    );
  });

  it('never gains risk by a practice, and every practice matters somewhere', () => {
    const mattering = new Set<string>();
    for (const selected of table) {
      for (const id of practices.filter(practice => !selected.has(practice))) {
        const before = levelOf(form, selected);
        const after = levelOf(form, new Set([...selected, id]));
        expect(after).toBeLessThanOrEqual(before);
        if (after < before) {
          mattering.add(id);
        }
      }
    }
    expect([...mattering].sort()).toEqual([...practices].sort());
  });

  it('reaches exactly the levels it declares, none above its risk', () => {
    const reached = table
      .filter(({ size }) => size > 0)
      .map(selected => levelOf(form, selected));
    const declared = form.riskRules.map(({ level }) => LEVELS.indexOf(level));

    expect([...new Set(reached)].sort()).toEqual([...declared].sort());
    expect(Math.max(...declared)).toBe(LEVELS.indexOf(question.risk));
    expect(form.riskRules.at(-1)?.when).toBe('default');
  });

  it('says of every practice how much it counts and what to do without it', () => {
    for (const choice of form.choices.filter(({ id }) =>
      practices.includes(id),
    )) {
      expect(choice).toMatchObject({
        tier: expect.any(String),
        improvement: expect.any(String),
      });
    }
    expect(form.choices.length).toBeGreaterThanOrEqual(3);
    expect(form.choices.length).toBeLessThanOrEqual(6);
  });
});

describe.each(checklists)('$name', ({ document }) => {
  const questions = questionsOf(document);

  it('has nothing to warn about', () => {
    expect(lintChecklist(document)).toEqual([]);
  });

  it('refers to best practices by edition, id and title', () => {
    for (const practice of questions.flatMap(
      question => question.practices ?? [],
    )) {
      expect(practice.edition).toMatch(/^20\d\d-\d\d$/);
      expect(practice.id).toMatch(/^(OPS|SEC|REL|PERF|COST|SUS)\d\d-BP\d\d$/);
      expect(practice.title).toMatch(/^[A-Z]/);
    }
  });

  it('asks in plain, short words', () => {
    for (const { title, guidance, why, good } of questions) {
      expect(title).toMatch(/\?( What happened\?)?$/);
      expect(title.length).toBeLessThanOrEqual(80);
      expect(
        Math.max(guidance.length, why.text.length, good.length),
      ).toBeLessThanOrEqual(320);
      expect(`${title} ${guidance} ${why.text} ${good}`).not.toMatch(
        /\b(fail to|failed to|blame|violat)/i,
      );
    }
  });
});

describe('Service launch readiness', () => {
  const questions = questionsOf(shipped);
  const inProfile = (profile: Question['profiles'][number]) =>
    questions.filter(({ profiles }) => profiles.includes(profile)).length;

  it('keeps to 26 to 30 questions in five sections', () => {
    expect(questions.length).toBeGreaterThanOrEqual(26);
    expect(questions.length).toBeLessThanOrEqual(30);
    expect(shipped.sections.map(({ id }) => id)).toEqual([
      'architecture',
      'operational-process',
      'event-management',
      'release-quality',
      'security-governance-compliance',
    ]);
  });

  it('asks all at a launch, fewer each year, fewer still for a change', () => {
    expect(inProfile('launch')).toBe(questions.length);
    expect(inProfile('periodic')).toBeLessThan(inProfile('launch'));
    expect(inProfile('change')).toBeLessThan(inProfile('periodic'));
    expect(inProfile('change')).toBeGreaterThan(5);
  });

  it('hears every stakeholder', () => {
    expect(new Set(questions.map(({ stakeholder }) => stakeholder))).toEqual(
      new Set([
        'Service owner',
        'Operations',
        'Security',
        'Product',
        'Compliance',
      ]),
    );
  });

  it('uses every kind of answer', () => {
    expect(new Set(questions.map(({ answer }) => answer.type))).toEqual(
      new Set(['choices', 'practice', 'number', 'duration', 'date', 'text']),
    );
  });

  it.each([
    ['service', 'production', true],
    ['website', 'experimental', true],
    ['service', undefined, true],
    ['service', 'deprecated', false],
    ['library', 'production', false],
  ])('for a %s that is %s: %s', (type, lifecycle, applies) => {
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'till' },
      spec: { type, lifecycle },
    };

    expect(
      checklistApplies(shipped, entity, {
        entityRef: 'component:default/till',
      }),
    ).toBe(applies);
  });
});

describe('The example in the documentation', () => {
  it('is a checklist without warnings', () => {
    const file = resolvePackagePath(
      'backstage-plugin-orr-backend',
      '../../docs/checklist-file.md',
    );
    const examples = readFileSync(file, 'utf8').match(
      /(?<=```yaml\n)schemaVersion[^`]+/g,
    );

    expect(examples).toHaveLength(1);
    expect(
      lintChecklist(parseChecklistFile({ text: examples![0], file })),
    ).toEqual([]);
  });
});
