import { ScorecardFigure } from 'backstage-plugin-orr-common';
import { useNumberText } from '../../hooks/useNumberText';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

type Unit = ScorecardFigure['unit'];

/** Says the values of figures in their units, in the language of the app. @internal */
export function useFigureText() {
  const { number } = useNumberText();
  const { t } = useOrrTranslation();
  const textOf = (unit: Unit, value: number): string => {
    switch (unit) {
      case 'days':
        return `${number(value)} d`;
      case 'share':
        return `${number(Math.round(value * 100))} %`;
      default:
        return number(value);
    }
  };
  return {
    number,
    /** Undefined where there was nothing to compute it from. */
    figureText: (unit: Unit, value: number | undefined): string | undefined =>
      value === undefined ? undefined : textOf(unit, value),
    /** What a figure has moved by, with its sign; undefined where either of the two is not known. */
    movedBy: (
      unit: Unit,
      now: number | undefined,
      before: number | undefined,
    ): string | undefined => {
      if (now === undefined || before === undefined) {
        return undefined;
      }
      const sign = now > before ? '+' : '−';
      const by = Math.abs(now - before);
      // Of a share it is no percentage of what it was.
      const points = Math.round(by * 100);
      if (by === 0 || (unit === 'share' && points === 0)) {
        return '±0';
      }
      return unit === 'share'
        ? t('scorecard.points', { points: `${sign}${number(points)}` })
        : `${sign}${textOf(unit, by)}`;
    },
  };
}
