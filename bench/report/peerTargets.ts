import { busy, machineOf, range } from './reading';
import type { Target } from './Target';
import type { PeerResult } from './writePeer';

/** How many times faster than theirs ours has to be. */
const BOARD_TIMES = 500;
const TAB_TIMES = 2;

interface Compared {
  median: number;
  p95: number;
  bytes: number;
  statements: number[];
}

const words = ({ median, p95, bytes, statements }: Compared) =>
  `p50 ${median}, p95 ${p95} ms, ${range(
    statements,
  )} statements, ${bytes} bytes`;

/** What was promised against the peer, by medians. */
export function peerTargets(result?: PeerResult): Target[] {
  if (!result) {
    return [];
  }
  const { theirs, ours, machine } = result;
  const compared = (input: {
    name: string;
    their: Compared;
    our: Compared;
    times?: number;
    load: string;
  }): Target => {
    const ratio = Math.round((input.their.median / input.our.median) * 10) / 10;
    return {
      name: `${input.name}, beside Tech Insights`,
      limit: input.times
        ? `at least ${input.times} times as fast`
        : 'no promise',
      measured: `ours ${words(input.our)}; theirs ${words(
        input.their,
      )}; ${ratio} times as fast`,
      met: input.times === undefined ? undefined : ratio >= input.times,
      why: busy(machine),
      statements: range(input.our.statements),
      engine: result.engine,
      policy: 'allowAll',
      load: input.load,
      machine: machineOf(machine),
      when: result.when,
      source: 'results/peer.json',
      figures: { ours: input.our, theirs: input.their, ratio },
    };
  };
  const size = `${result.components} components × ${result.checks} checks`;
  return [
    compared({
      name: 'tab, their report of an entity',
      their: theirs.report,
      our: ours.tab,
      times: TAB_TIMES,
      load: `${result.clients} clients, each a request about every 0.5 s; ${size}`,
    }),
    compared({
      name: 'first page, their report of all',
      their: theirs.board,
      our: ours.firstPage,
      times: BOARD_TIMES,
      load: `${result.clients} clients, of ours each a request about every 0.5 s, of theirs one after the other; ${size}`,
    }),
    compared({
      name: 'whole list as a file, their report of all',
      their: theirs.board,
      our: ours.export,
      load: `one client of ours, ${result.clients} of theirs; ${size}`,
    }),
  ];
}
