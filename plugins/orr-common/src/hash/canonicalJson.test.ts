import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { canonicalJson } from './canonicalJson';

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(reverseKeys);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, entry]) => [key, reverseKeys(entry)]),
    );
  }
  return value;
}

describe('canonicalJson', () => {
  it('sorts keys by their code units, at every depth, and keeps the order of lists', () => {
    expect(
      canonicalJson({
        b: [{ d: 1, c: 2 }, 3],
        a: null,
        '\u20ac': 1,
        Z: true,
        '10': 0,
        '9': 0,
      }),
    ).toBe('{"10":0,"9":0,"Z":true,"a":null,"b":[{"c":2,"d":1},3],"€":1}');
  });

  it('writes numbers and texts as RFC 8785 does', () => {
    expect(canonicalJson([1e30, 4.5, 2e-3, -0, 1e-27, '\u000f\n"\\/'])).toBe(
      '[1e+30,4.5,0.002,0,1e-27,"\\u000f\\n\\"\\\\/"]',
    );
  });

  it('leaves out keys that are undefined', () => {
    expect(canonicalJson({ a: undefined, b: { c: undefined } })).toBe(
      '{"b":{}}',
    );
  });

  it.each([
    ['undefined', undefined],
    ['a hole in a list', new Array(2)],
    ['undefined in a list', [undefined]],
    ['NaN', { a: [NaN] }],
    ['infinity', Infinity],
    ['a function', { a: () => 1 }],
    ['a symbol', Symbol('a')],
    ['a bigint', 1n],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['half a character', '\ud800'],
    ['half a character as a key', { '\udc00': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(InputError);
  });

  it('refuses a value that contains itself, and says where', () => {
    const value: Record<string, unknown> = { a: [{}] };
    (value.a as Record<string, unknown>[])[0].b = value;
    expect(() => canonicalJson(value)).toThrow('$.a[0].b contains itself');
    const shared = { c: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"c":1},{"c":1}]');
  });

  it('does not depend on the order of keys, and loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), value => {
        const text = canonicalJson(value);
        expect(canonicalJson(reverseKeys(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
