import { checklist } from '../../__testUtils__/reviewFixtures';
import { OrrText } from '../../hooks/useOrrTranslation';
import { ruleText } from './ruleText';

// Names the message and its values, so that the test does not hang on the words.
const t = ((key: string, values?: object) =>
  values
    ? `${key}${JSON.stringify(Object.values(values))}`
    : key.split('.').pop()) as unknown as OrrText;
const [release, operations] = checklist.sections;
const choices = release.questions[0].answer;

describe('ruleText', () => {
  it('writes a condition with the titles of its choices', () => {
    expect(ruleText(choices, 0, t)).toContain(
      '“By a button” and “Tested each quarter”',
    );
    expect(ruleText(choices, 2, t)).toContain('default');
    expect(ruleText(choices, undefined, t)).toBeUndefined();
  });

  it('keeps parentheses where they matter', () => {
    const form = {
      ...choices,
      riskRules: [{ when: '!(button || tested) && none', level: 'high' }],
    };
    expect(ruleText(form as typeof choices, 0, t)).toContain(
      'not (“By a button” or “Tested each quarter”) and “None of these”',
    );
  });

  it('says the limits of typed answers', () => {
    const [recovery, rotation, restore, remarks] = operations.questions;
    expect(ruleText(recovery.answer, undefined, t)).toBe(
      'answer.rule.atMost["60","minutes"]',
    );
    expect(ruleText(rotation.answer, undefined, t)).toBe(
      'answer.rule.atLeast["4","people"]',
    );
    expect(ruleText(restore.answer, undefined, t)).toBe(
      'answer.rule.withinDays[90]',
    );
    expect(ruleText(remarks.answer, undefined, t)).toBeUndefined();
  });
});
