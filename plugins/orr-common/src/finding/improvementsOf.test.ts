import { Question } from '../checklist/checklistDocument';
import { improvementsOf } from './improvementsOf';

const question = (answer: Question['answer'], id = 'rollback') =>
  ({ id, answer } as Question);

const rollback = question({
  type: 'choices',
  choices: [
    { id: 'button', title: 'One button', improvement: 'Build a button' },
    {
      id: 'tested',
      title: 'Tested each quarter',
      improvement: 'Test it each quarter',
    },
    { id: 'none', title: 'None of these', exclusive: true },
  ],
  riskRules: [{ when: 'default', level: 'high' }],
});
const alarms = question(
  { type: 'practice', improvement: 'Add alarms' },
  'alarms',
);

describe('improvementsOf', () => {
  it('names what is missing and leaves out what is there', () => {
    expect(
      improvementsOf(rollback, { kind: 'choices', choices: ['button'] }),
    ).toEqual([
      {
        id: 'tested',
        title: 'Tested each quarter',
        text: 'Test it each quarter',
      },
    ]);
    expect(
      improvementsOf(rollback, { kind: 'choices', choices: ['none'] }),
    ).toHaveLength(2);
  });

  it('takes the plan of a question without choices', () => {
    expect(improvementsOf(alarms, { kind: 'practice', value: 'no' })).toEqual([
      { id: 'alarms', text: 'Add alarms' },
    ]);
  });

  it('asks for no second way where one of a group is there, nor for scope', () => {
    const either = question({
      type: 'choices',
      choices: [
        {
          id: 'one',
          title: 'One',
          improvement: 'Do one',
          tier: 'alternative',
          alternativeGroup: 'ways',
        },
        {
          id: 'two',
          title: 'Two',
          improvement: 'Do two',
          tier: 'alternative',
          alternativeGroup: 'ways',
        },
        {
          id: 'scope',
          title: 'Scope',
          improvement: 'Never shown',
          tier: 'scope',
        },
      ],
      riskRules: [{ when: 'default', level: 'high' }],
    });
    expect(
      improvementsOf(either, { kind: 'choices', choices: ['two'] }),
    ).toEqual([]);
    expect(improvementsOf(either).map(item => item.id)).toEqual(['one', 'two']);
  });
});
