import { renderHook } from '@testing-library/react';
import { MockErrorApi, mockApis, TestApiProvider } from '@backstage/test-utils';
import { errorApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { useFigureText } from './useFigureText';

const APIS = [
  [errorApiRef, new MockErrorApi()],
  [translationApiRef, mockApis.translation()],
] as const;

function texts() {
  return renderHook(() => useFigureText(), {
    wrapper: ({ children }) => (
      <TestApiProvider apis={APIS}>{children}</TestApiProvider>
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
    ['share', 0.75, 0.5, '+25 points'],
    ['share', 0.5, 0.55, '−5 points'],
    ['share', 0.5, 0.501, '±0'],
    ['count', 3, undefined, undefined],
    ['days', undefined, 3, undefined],
  ] as const)(
    'says of a %s that is %s after %s: %s',
    (unit, now, then, text) => {
      expect(texts().movedBy(unit, now, then)).toBe(text);
    },
  );
});
