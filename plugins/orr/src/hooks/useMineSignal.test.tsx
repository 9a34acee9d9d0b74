import { renderInTestApp } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, screen } from '@testing-library/react';
import { orrApiRef } from '../api';
import { createFakeOrrApi } from '../__testUtils__/createFakeOrrApi';
import { useWaiting } from './useWaiting';

/** Longer than what is told is collected. */
const SOON = { timeout: 5_000 };

class FakeSignals {
  readonly heard = new Set<(message: { type: string }) => void>();

  subscribe(channel: string, hear: (message: any) => void) {
    if (channel === 'orr') {
      this.heard.add(hear);
    }
    return { unsubscribe: () => this.heard.delete(hear) };
  }

  say(message: { type: string }) {
    act(() => this.heard.forEach(hear => hear(message)));
  }
}

function Count() {
  const { loaded } = useWaiting(20);
  return <p>{loaded.status === 'ready' && loaded.value.items.length}</p>;
}

describe('useMineSignal', () => {
  it('asks once more for all that is told together, and for nothing else', async () => {
    const signals = new FakeSignals();
    const orrApi = createFakeOrrApi({
      listWaiting: async () => ({ items: [] }),
    });
    const { unmount } = renderInTestApp(<Count />, {
      apis: [
        [orrApiRef, orrApi],
        [signalApiRef, signals],
      ],
    });
    expect(await screen.findByText('0')).toBeInTheDocument();
    signals.say({ type: 'answers' });
    orrApi.listWaiting.mockResolvedValue({ items: [{}, {}] as never[] });
    signals.say({ type: 'mine' });
    signals.say({ type: 'mine' });
    expect(await screen.findByText('2', {}, SOON)).toBeInTheDocument();
    expect(orrApi.listWaiting).toHaveBeenCalledTimes(2);
    unmount();
    expect(signals.heard.size).toBe(0);
  });
});
