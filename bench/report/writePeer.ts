import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PeerFigures } from '../peer/measurePeer';

// Where the index of all figures finds it.
const FILE = path.join(__dirname, '..', 'results', 'peer.json');

/** What the comparison with the peer leaves. */
export interface PeerResult extends PeerFigures {
  when: string;
}

/** Keeps the figures, and shows them. */
export function writePeer(result: PeerResult): void {
  writeFileSync(FILE, `${JSON.stringify(result, null, 2)}\n`);
  const { theirs, ours } = result;
  console.table({
    'their report of an entity': theirs.report,
    'our tab': ours.tab,
    'their report of all': theirs.board,
    'our first page': ours.firstPage,
    'our whole list': ours.export,
  });
  console.log(
    `they store facts in ${theirs.insertSeconds} s, we judge and store in ${ours.judgeSeconds} s`,
  );
}
