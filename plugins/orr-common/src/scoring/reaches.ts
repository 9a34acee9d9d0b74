import { Level } from '../review/disposition';

/** A question that nobody answered stands at the gate as a high risk does. */
const RANKS: Record<Level, number> = {
  NONE: 0,
  NOT_APPLICABLE: 0,
  LOW: 1,
  MEDIUM: 2,
  HIGH: 3,
  UNANSWERED: 3,
};

/** Whether one level is no lower than another. @internal */
export function reaches(level: Level, other: Level): boolean {
  return RANKS[level] >= RANKS[other];
}
