import { Question } from 'backstage-plugin-orr-common';
import { question } from '../../../__testUtils__/reviewFixtures';
import {
  addChoice,
  changeChoice,
  ChoicesForm,
  isByTiers,
  removeChoice,
  rulesByTiers,
  settledChoice,
  shiftChoice,
  withRulesOfTiers,
} from './choiceEdits';

function asked(
  choices: ChoicesForm['choices'],
  riskRules = rulesByTiers({ risk: 'high' }, choices),
): Question & { answer: ChoicesForm } {
  const answer = { type: 'choices' as const, choices, riskRules };
  return { ...question({ id: 'asked', title: 'Asked?', answer }), answer };
}
const core = { id: 'plan', title: 'A plan', tier: 'core' as const };
const extra = { id: 'tested', title: 'Tested' };

describe('edits of choices', () => {
  it('let rules follow that followed before', () => {
    const before = asked([core]);
    const after = withRulesOfTiers(before, {
      ...before,
      answer: {
        ...before.answer,
        choices: [...before.answer.choices, extra],
      },
    });
    expect(after.answer).toMatchObject({
      riskRules: [
        { when: 'plan && tested', level: 'none' },
        { when: 'plan', level: 'medium' },
        { when: 'default', level: 'high' },
      ],
    });
    const lower = withRulesOfTiers(after, { ...after, risk: 'low' });
    expect(lower.answer).toMatchObject({
      riskRules: [
        { when: 'plan && tested', level: 'none' },
        { when: 'default', level: 'low' },
      ],
    });
  });

  it('leave rules alone that an author wrote', () => {
    const before = asked([core], [{ when: 'default', level: 'low' }]);
    expect(isByTiers(before)).toBe(false);
    const after = { ...before, risk: 'medium' as const };
    expect(withRulesOfTiers(before, after)).toBe(after);
  });

  it('leave rules alone that are being changed', () => {
    const before = asked([core]);
    const after = {
      ...before,
      answer: {
        ...before.answer,
        riskRules: [{ when: 'default', level: 'low' as const }],
      },
    };
    expect(withRulesOfTiers(before, after)).toBe(after);
  });

  it('give a choice its id by its title, in the rules as well', () => {
    const { answer } = asked(
      [core, { id: 'choice-2', title: 'Plan' }],
      [
        { when: 'plan && !choice-2', level: 'none' },
        { when: 'choice-22 || choice-2', level: 'low' },
        { when: 'default', level: 'high' },
      ],
    );
    const settled = settledChoice(answer, 1)!;
    expect(settled.choices[1].id).toBe('plan-2');
    expect(settled.riskRules.map(({ when }) => when)).toEqual([
      'plan && !plan-2',
      'choice-22 || plan-2',
      'default',
    ]);
    expect(settledChoice(settled, 1)).toBeUndefined();
    expect(settledChoice(answer, 0)).toBeUndefined();
  });

  it('never call a choice what rules call the rest', () => {
    const { answer } = asked([{ id: 'choice-1', title: 'Default' }]);
    expect(settledChoice(answer, 0)!.choices[0].id).toBe('default-2');
  });

  it('add, order and take out choices', () => {
    const { answer } = asked([core, extra]);
    const added = addChoice(answer);
    expect(added.choices[2]).toEqual({ id: 'choice-3', title: '' });
    const ids = (form: ChoicesForm) => form.choices.map(({ id }) => id);
    expect(ids(shiftChoice(answer, 1, -1))).toEqual(['tested', 'plan']);
    expect(shiftChoice(answer, 0, -1)).toBe(answer);
    expect(ids(removeChoice(answer, 0))).toEqual(['tested']);
    expect(changeChoice(answer, 0, { tier: undefined }).choices[0]).toEqual({
      id: 'plan',
      title: 'A plan',
    });
  });
});
