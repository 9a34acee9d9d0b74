import { renderHook } from '@testing-library/react';
import { TestApiProvider } from '@backstage/test-utils';
import { useFigureText } from './useFigureText';

function texts() {
  return renderHook(() => useFigureText(), {
    wrapper: ({ children }) => (
      <TestApiProvider apis={[]}>{children}</TestApiProvider>
    ),
  }).result.current;
}

describe('useFigureText', () => {
  it.each([
    ['count', 3, '3'],
    ['count', 0, '0'],
    ['count', 48_123, '48,123'],
    ['days', 4.25, '4.3 d'],
    ['days', undefined, undefined],
    ['share', 0.955, '96 %'],
  ] as const)('says a %s of %s as %s', (unit, value, text) => {
    expect(texts().figureText(unit, value)).toBe(text);
  });

  it.each([
    ['count', 5, 3, '+2'],
    ['count', 3, 5_005, '−5,002'],
    ['count', 3, 3, '±0'],
    ['days', 1, 3.5, '−2.5 d'],
    ['count', 3, undefined, undefined],
    ['days', undefined, 3, undefined],
  ] as const)(
    'says of a %s that is %s after %s: %s',
    (unit, now, then, text) => {
      expect(texts().movedBy(unit, now, then)).toBe(text);
    },
  );
});
