import { medianOf } from './medianOf';

describe('medianOf', () => {
  it.each([
    [[], undefined],
    [[3], 3],
    [[9, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[0.04, 0.06], 0.1],
  ])('of %j is %s', (values, expected) => {
    expect(medianOf(values)).toBe(expected);
  });
});
