import { fitsPattern } from './fitsPattern';

describe('fitsPattern', () => {
  it.each([
    ['', '', true],
    ['*', '', true],
    ['*', 'x', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'acb', false],
    ['a.c', 'abc', false],
    ['*'.repeat(50), 'x'.repeat(10_000), true],
  ])('says of %j and %j', (pattern, text, fits) => {
    expect(fitsPattern(pattern, text)).toBe(fits);
  });
});
