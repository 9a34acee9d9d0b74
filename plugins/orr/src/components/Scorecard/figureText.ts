import { ScorecardFigure } from 'backstage-plugin-orr-common';

/** A value of a figure in its unit; undefined where there was nothing to compute it from. @internal */
export function figureText(
  unit: ScorecardFigure['unit'],
  value: number | undefined,
): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  switch (unit) {
    case 'days':
      return `${Math.round(value * 10) / 10} d`;
    case 'share':
      return `${Math.round(value * 100)} %`;
    default:
      return String(value);
  }
}

/** What a figure has moved by, with its sign; undefined where either of the two is not known. @internal */
export function movedBy(
  unit: ScorecardFigure['unit'],
  now: number | undefined,
  before: number | undefined,
): string | undefined {
  if (now === undefined || before === undefined) {
    return undefined;
  }
  const text = figureText(unit, Math.abs(now - before));
  if (now === before) {
    return '±0';
  }
  return `${now > before ? '+' : '−'}${text}`;
}
