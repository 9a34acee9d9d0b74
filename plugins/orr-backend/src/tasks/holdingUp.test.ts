import { DeployHealthClock } from './DeployHealthClock';
import { DriftWatch } from './DriftWatch';

const NOW = new Date('2026-03-02T09:00:00.000Z');

interface Due {
  entityId: string;
  decisionId: string;
}

const ALL: Due[] = ['a', 'b', 'c'].map(entityId => ({
  entityId,
  decisionId: `of ${entityId}`,
}));

/** Looks at all but what is torn. */
function lookingAt(seen: string[]) {
  return async (due: Due[]) => {
    if (due.some(({ entityId }) => entityId === 'b')) {
      throw new Error('torn');
    }
    seen.push(...due.map(({ entityId }) => entityId));
    return due.length;
  };
}

describe('What cannot be read', () => {
  it('does not keep other decisions from being held against signals', async () => {
    const seen: string[] = [];
    const watch = new DriftWatch({
      driftLooks: { listDue: async () => ALL } as any,
      driftLook: { run: lookingAt(seen) } as any,
    });

    await expect(watch.runOnce(NOW)).rejects.toThrow(
      'decision of b about b: Error: torn',
    );
    expect(seen).toEqual(['a', 'c']);
  });

  it('does not keep other entities from being told how they fare', async () => {
    const seen: string[] = [];
    const clock = new DeployHealthClock({
      deployHealth: {
        listDue: async ({ except }: { except: string[] }) =>
          ALL.filter(({ entityId }) => !except.includes(entityId)),
      } as any,
      deployHealthProjector: { recompute: lookingAt(seen) } as any,
    });

    await expect(clock.runOnce(NOW)).rejects.toThrow('b: Error: torn');
    expect(seen).toEqual(['a', 'c']);
  });
});
