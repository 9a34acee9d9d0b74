import { readScope, textOfScope } from './scopeText';

describe('a scope that is written out', () => {
  it.each([
    ['', undefined],
    ['# nothing but a note\n', undefined],
    ['kind: Component\n', { kind: 'Component' }],
    [
      '{"spec.type": {"$in": ["a", "b"]}}',
      { 'spec.type': { $in: ['a', 'b'] } },
    ],
    ['$not:\n  kind: API\n', { $not: { kind: 'API' } }],
  ])('%j', (text, scope) => {
    expect(readScope(text)).toEqual({ scope });
    expect(readScope(textOfScope(scope))).toEqual({ scope });
  });

  it.each([
    ['kind: [', /flow/i],
    ['Component', /must be a filter over entities/],
    ['kind:\n  $near: Component\n', /./],
  ])('%j is none', (text, problem) => {
    expect(readScope(text)).toEqual({
      problem: expect.stringMatching(problem),
    });
  });
});
