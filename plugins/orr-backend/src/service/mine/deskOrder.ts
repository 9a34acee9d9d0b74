import { InputError } from '@backstage/errors';
import { ChecklistVersion, DeskItem } from 'backstage-plugin-orr-common';
import { DeskQuery, DeskRow } from '../../database/DeskModel';
import { parsePageCursor } from '../pageCursor';

type WaitingFor = DeskItem['waitingFor'];
const KINDS: readonly WaitingFor[] = [
  'decideReview',
  'decideRisk',
  'signOffSection',
  'lookAtResponse',
];

/** What is on a desk, of whatever kind. @internal */
export type OnDesk = DeskRow & {
  waitingFor: WaitingFor;
  checklist: ChecklistVersion;
};

/** Where a page ends: among the kinds, and within one. @internal */
export interface DeskPlace {
  dueOn: string;
  rank: number;
  since: string;
  id: string;
}

const rankOf = ({ waitingFor }: OnDesk) => KINDS.indexOf(waitingFor);

/** By the due day, then by kind, and within one by when it began to wait. @internal */
export function byPlace(a: OnDesk, b: OnDesk): number {
  return (
    compare(a.dueOn, b.dueOn) ||
    rankOf(a) - rankOf(b) ||
    compare(a.since, b.since) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

/** As a cursor names it. @internal */
export function positionOf(row: OnDesk) {
  return {
    value: row.dueOn,
    id: `${rankOf(row)} ${row.since} ${row.id}`,
  };
}

/** @internal */
export function parsePosition(
  cursor: string,
  binding: Record<string, unknown>,
): DeskPlace {
  const { value, id } = parsePageCursor(cursor, binding);
  const [rank, since, own] = id.split(' ');
  if (!own) {
    throw new InputError('cursor: is not a cursor of this list');
  }
  return { dueOn: value, rank: Number(rank), since, id: own };
}

/** Where a kind goes on: of the same day, the kind before the one of the position was shown, the one behind was not. @internal */
export function behind(
  position: DeskPlace,
  ofRank: number,
): DeskQuery['after'] {
  const { dueOn, rank } = position;
  return ofRank === rank ? position : { dueOn, beyond: ofRank < rank };
}
