import { act, renderHook, waitFor } from '@testing-library/react';
import { useLoaded } from './useLoaded';

function controlled() {
  const calls: {
    resolve: (value: string) => void;
    reject: (error: Error) => void;
    signal: AbortSignal;
  }[] = [];
  const load = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      calls.push({ resolve, reject, signal });
    });
  return { calls, load };
}

describe('useLoaded', () => {
  it('goes from loading to ready', async () => {
    const { calls, load } = controlled();
    const { result } = renderHook(() => useLoaded(load, []));
    expect(result.current.status).toBe('loading');

    await act(async () => calls[0].resolve('first'));

    expect(result.current).toMatchObject({
      status: 'ready',
      value: 'first',
      stale: false,
    });
  });

  it('ignores the answer to an older question and gives its request up', async () => {
    const { calls, load } = controlled();
    const { result, rerender } = renderHook(({ id }) => useLoaded(load, [id]), {
      initialProps: { id: 'a' },
    });
    rerender({ id: 'b' });

    expect(calls[0].signal.aborted).toBe(true);
    await act(async () => {
      calls[1].resolve('of b');
      calls[0].resolve('of a');
    });

    expect(result.current).toMatchObject({ status: 'ready', value: 'of b' });
  });

  it('does not show the value of another question unless asked to', async () => {
    const { calls, load } = controlled();
    const { result, rerender } = renderHook(
      ({ id, keepPrevious }) => useLoaded(load, [id], { keepPrevious }),
      {
        initialProps: { id: 'a', keepPrevious: false },
      },
    );
    await act(async () => calls[0].resolve('of a'));

    rerender({ id: 'b', keepPrevious: false });
    expect(result.current.status).toBe('loading');

    rerender({ id: 'b', keepPrevious: true });
    expect(result.current).toMatchObject({
      status: 'ready',
      value: 'of a',
      stale: true,
    });
  });

  it('tries again after an error', async () => {
    const { calls, load } = controlled();
    const { result } = renderHook(() => useLoaded(load, []));
    await act(async () => calls[0].reject(new Error('gone')));
    expect(result.current).toMatchObject({
      status: 'error',
      error: new Error('gone'),
    });

    act(() => result.current.reload());
    expect(result.current.status).toBe('loading');
    await act(async () => calls[1].resolve('back'));

    await waitFor(() =>
      expect(result.current).toMatchObject({ status: 'ready', value: 'back' }),
    );
  });
});
