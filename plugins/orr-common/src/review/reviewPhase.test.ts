import { isPhaseDue, phaseProgress, ReviewPhase } from './reviewPhase';

const asked = (phase: ReviewPhase, ...answers: boolean[]) =>
  answers.map(answered => ({ phase, answered }));

describe('phaseProgress', () => {
  it.each<[ReviewPhase | undefined, boolean[]]>([
    [undefined, [true, true, true]],
    ['design', [true, false, false]],
    ['build', [true, false, false]],
    ['launch', [true, true, false]],
    ['operate', [true, true, true]],
  ])('has due what comes up to %s', (reached, due) => {
    expect(
      phaseProgress(
        [
          ...asked('operate', false),
          ...asked('design', true, true, false),
          ...asked('launch', false, true),
        ],
        reached,
      ),
    ).toEqual([
      { phase: 'design', answered: 2, total: 3, due: due[0] },
      { phase: 'launch', answered: 1, total: 2, due: due[1] },
      { phase: 'operate', answered: 0, total: 1, due: due[2] },
    ]);
  });

  it('has nothing where nothing is asked', () => {
    expect(phaseProgress([], 'build')).toEqual([]);
  });
});

describe('isPhaseDue', () => {
  it.each<[ReviewPhase, ReviewPhase | undefined, boolean]>([
    ['operate', undefined, true],
    ['design', 'design', true],
    ['build', 'design', false],
    ['design', 'operate', true],
    ['launch', 'build', false],
  ])('%s in a review in %s: %s', (phase, reached, due) => {
    expect(isPhaseDue(phase, reached)).toBe(due);
  });
});
