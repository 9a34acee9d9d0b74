import { conditionalDecision } from '../../__testUtils__/readinessFixtures';
import { reasonGroupsOf } from './reasonGroups';

const options = { checklistId: 'launch', decisions: [conditionalDecision()] };

describe('reasonGroupsOf', () => {
  it('says reasons of one code together, with the earliest date', () => {
    expect(
      reasonGroupsOf(
        [
          { code: 'conditionOpen', date: '2026-06-01' },
          { code: 'acceptedHigh', questionId: 'rollback' },
          { code: 'conditionOpen', date: '2026-05-01' },
        ],
        options,
      ),
    ).toEqual([
      {
        code: 'conditionOpen',
        count: 2,
        date: '2026-05-01',
        to: '#orr-conditions-launch',
      },
      { code: 'acceptedHigh', count: 1, date: undefined, to: undefined },
    ]);
  });

  it('leads to the review that was decided, and to the question in it', () => {
    const { reviewId } = conditionalDecision();

    expect(
      reasonGroupsOf(
        [
          { code: 'decidedNoGo', decisionId: 'decision-1' },
          {
            code: 'acceptedHigh',
            decisionId: 'decision-1',
            questionId: 'rollback',
          },
        ],
        options,
      ).map(({ to }) => to),
    ).toEqual([`reviews/${reviewId}`, `reviews/${reviewId}?question=rollback`]);
  });

  it('leads to the ownership for what is wrong with it', () => {
    expect(reasonGroupsOf([{ code: 'ownerUnresolved' }], options)[0].to).toBe(
      '#orr-ownership',
    );
  });
});
