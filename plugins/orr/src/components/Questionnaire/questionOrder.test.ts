import { question } from '../../__testUtils__/reviewFixtures';
import { questionOrder } from './questionOrder';

const asked = (
  id: string,
  rest: Partial<Parameters<typeof question>[0]> = {},
) => question({ id, title: id, answer: { type: 'practice' }, ...rest });

describe('questionOrder', () => {
  it.each([
    [
      'by risk where no gate is given',
      [
        asked('low', { risk: 'low' }),
        asked('mid', { risk: 'medium' }),
        asked('top'),
      ],
      ['top', 'mid', 'low'],
    ],
    [
      'what blocks before a higher risk that does not',
      [
        asked('noted', { risk: 'high', gate: 'advisory' }),
        asked('stops', { risk: 'low', gate: 'blocking' }),
      ],
      ['stops', 'noted'],
    ],
    [
      'as written where they weigh the same',
      [asked('one'), asked('two'), asked('three')],
      ['one', 'two', 'three'],
    ],
    [
      'what hangs on another right after it, however much it weighs',
      [
        asked('inner', { visibleWhen: { question: 'outer', practice: 'yes' } }),
        asked('outer', { risk: 'low' }),
        asked('top'),
      ],
      ['top', 'outer', 'inner'],
    ],
    [
      'what hangs on another section by its own weight',
      [
        asked('low', { risk: 'low' }),
        asked('far', { visibleWhen: { question: 'gone', practice: 'yes' } }),
      ],
      ['far', 'low'],
    ],
  ])('puts %s', (_, questions, expected) => {
    expect(questionOrder(questions).map(({ id }) => id)).toEqual(expected);
  });
});
