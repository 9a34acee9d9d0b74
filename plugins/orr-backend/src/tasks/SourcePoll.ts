import { OrrClock } from 'backstage-plugin-orr-node';
import { randomUUID } from 'node:crypto';
import { BindingKind } from '../database/source/bindingRows';
import {
  DatabaseBindingStore,
  DueBinding,
} from '../database/source/DatabaseBindingStore';
import { BindingRound } from '../service/source/BindingRound';
import { SourceAsking } from '../service/source/SourceAsking';

const MINUTE_MS = 60_000;
/** Shorter than the lock of the scheduler: two runs never ask at once. */
const LONGEST_MS = 5 * MINUTE_MS;
/** Should the run be killed, what it had taken is asked again then. */
const TAKEN_MS = 5 * MINUTE_MS;
/** In a row: then the host is down, and asking for everything else there would only hold up the run. */
const MOST_FAILURES = 3;

/**
 * Asks sources about the bindings whose time has come: one at a time of each host, the hosts beside each other. What does not get its
 * turn is first in the next run.
 *
 * @internal
 */
export class SourcePoll {
  readonly #bindings: DatabaseBindingStore;
  readonly #asking: Partial<Record<BindingKind, SourceAsking>>;
  readonly #round: BindingRound;
  readonly #clock: OrrClock;

  constructor(options: {
    bindings: DatabaseBindingStore;
    asking: Partial<Record<BindingKind, SourceAsking>>;
    bindingRound: BindingRound;
    clock: OrrClock;
  }) {
    this.#bindings = options.bindings;
    this.#asking = options.asking;
    this.#round = options.bindingRound;
    this.#clock = options.clock;
  }

  /** Answers how many bindings were asked about. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const limit = AbortSignal.timeout(LONGEST_MS);
    const bounded = signal ? AbortSignal.any([signal, limit]) : limit;
    const byHost = new Map<string, DueBinding[]>();
    for (const due of await this.#listDue(now)) {
      byHost.set(due.host, [...(byHost.get(due.host) ?? []), due]);
    }
    const counts = await Promise.all(
      [...byHost.values()].map(due => this.#askHost(due, bounded)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async #listDue(now: Date): Promise<DueBinding[]> {
    const due: DueBinding[] = [];
    for (const [kind, asking] of Object.entries(this.#asking)) {
      const { providers } = asking;
      if (providers.length) {
        due.push(
          ...(await this.#bindings.listDue({
            kind: kind as BindingKind,
            providers,
            now,
          })),
        );
      }
    }
    return due;
  }

  async #askHost(due: DueBinding[], signal: AbortSignal): Promise<number> {
    let asked = 0;
    let failures = 0;
    for (const next of due) {
      if (signal.aborted) {
        break;
      }
      const now = this.#clock.now();
      const binding = await this.#bindings.claim(next, {
        lease: randomUUID(),
        now,
        dueAt: new Date(now.getTime() + TAKEN_MS).toISOString(),
      });
      if (!binding) {
        continue;
      }
      asked += 1;
      const asking = this.#asking[next.kind]!;
      const problem = await this.#round.run(binding, asking, signal);
      failures = problem === 'unavailable' ? failures + 1 : 0;
      if (problem === 'rate-limited' || failures === MOST_FAILURES) {
        break;
      }
    }
    return asked;
  }
}
