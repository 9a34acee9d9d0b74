import { act, renderHook } from '@testing-library/react';
import { useSettled } from './useSettled';

const states = ['first', 'second', 'third'].map(name => ({ name }));

describe('useSettled', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('keeps the earlier value for a moment, then takes the latest one', () => {
    const { result, rerender } = renderHook(useSettled, {
      initialProps: states[0],
    });
    expect(result.current).toBe(states[0]);
    rerender(states[1]);
    act(() => jest.advanceTimersByTime(20));
    rerender(states[2]);
    expect(result.current).toBe(states[0]);
    act(() => jest.advanceTimersByTime(20));
    expect(result.current).toBe(states[2]);
    rerender(states[0]);
    act(() => jest.runAllTimers());
    expect(result.current).toBe(states[0]);
  });

  it('leaves nothing behind when its page goes', () => {
    const { rerender, unmount } = renderHook(useSettled, {
      initialProps: states[0],
    });
    rerender(states[1]);
    unmount();
    expect(jest.getTimerCount()).toBe(0);
  });
});
