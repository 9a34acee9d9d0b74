import {
  ScorecardFigure,
  ScorecardFigureKey,
} from 'backstage-plugin-orr-common';
import { FigureTally } from '../../database/figure/figureTally';
import { medianOf } from '../medianOf';

const DAY_MS = 86_400_000;

/** A figure as of one day. @internal */
export type ToldFigure = Pick<
  ScorecardFigure,
  'key' | 'unit' | 'value' | 'n' | 'part'
>;

/** What a figure was on a past day; out of how much, where that is known. @internal */
export interface PastFigure {
  key: ScorecardFigureKey;
  value?: number;
  n?: number;
}

function shareOf(key: ScorecardFigureKey, part: number, n: number): ToldFigure {
  return {
    key,
    unit: 'share',
    value: n === 0 ? undefined : part / n,
    n,
    part,
  };
}

/** The figures that are added up from entities, in their order. @internal */
export function figuresOfTally(tally: FigureTally): ToldFigure[] {
  const { applied, notApplicable, told } = tally;
  return [
    shareOf('coverage', tally.covered, tally.inScope),
    {
      key: 'openHighs',
      unit: 'count',
      value: tally.openHighs,
      n: tally.withOpenHighs,
    },
    // What is covered was reviewed; a checklist that has just been archived is told of by one before the other.
    shareOf(
      'currency',
      Math.min(tally.covered, tally.reviewed),
      tally.reviewed,
    ),
    shareOf('automationShare', told, applied),
    shareOf('notApplicableRate', notApplicable, applied + notApplicable),
  ];
}

/** How many days actions took from their start to their end, in the middle. @internal */
export function daysToClose(
  closed: { from: string; to: string }[],
): ToldFigure {
  return {
    key: 'daysToClose',
    unit: 'days',
    value: medianOf(
      closed.map(
        ({ from, to }) => (Date.parse(to) - Date.parse(from)) / DAY_MS,
      ),
    ),
    n: closed.length,
  };
}
