import {
  ChecklistDocument,
  GateCell,
  questionsOf,
  ReviewKind,
} from 'backstage-plugin-orr-common';
import { demoStatement } from './demoAnswer';
import { seededNumber, seededOrder } from './seededNumber';
import { StoryGap } from './storyLines';

/** How many gaps of which effect a review shows at most. */
const GAPS: Record<StoryGap, Partial<Record<GateCell, number>>> = {
  none: {},
  note: { note: 3 },
  condition: { condition: 2, note: 3 },
  stops: { stops: 2, condition: 2, note: 2 },
};

/** Which questions of a review show a gap, and of which effect; the same for the same seed. @internal */
export function demoGaps(options: {
  document: ChecklistDocument;
  kind: ReviewKind;
  gap: StoryGap;
  seed: string;
  now: Date;
  timeZone: string;
}): Map<string, GateCell> {
  const { document, kind, gap, seed } = options;
  const asked = questionsOf(document).filter(
    // What an earlier answer may hide is left alone: a gap that is not asked for is none.
    question => question.profiles.includes(kind) && !question.visibleWhen,
  );
  const gaps = new Map<string, GateCell>();
  for (const [cell, most] of Object.entries(GAPS[gap]) as [
    GateCell,
    number,
  ][]) {
    const count = 1 + Math.floor(seededNumber(seed, cell) * most);
    seededOrder(asked, question => question.id, seed, cell)
      .filter(
        question =>
          !gaps.has(question.id) && demoStatement(question, cell, options),
      )
      .slice(0, count)
      .forEach(question => gaps.set(question.id, cell));
  }
  return gaps;
}
