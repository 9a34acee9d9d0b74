import { makeStyles } from '@material-ui/core/styles';
import { daysBetween, ScorecardFigure } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { useFigureText } from './useFigureText';

const HEIGHT = 24;
const WIDTH = 96;
/** So that a line at either end is not cut in half. */
const EDGE = 1.5;

const useStyles = makeStyles(theme => ({
  chart: {
    display: 'block',
    width: WIDTH,
    maxWidth: '100%',
    height: HEIGHT,
    marginTop: theme.spacing(0.25),
  },
  line: {
    fill: 'none',
    stroke: theme.palette.text.primary,
    strokeWidth: 1.5,
    strokeLinejoin: 'round',
    strokeLinecap: 'round',
  },
  end: { fill: theme.palette.text.primary },
  base: { stroke: theme.palette.divider },
  target: {
    stroke: theme.palette.text.secondary,
    strokeDasharray: '3 3',
  },
}));

type Trend = NonNullable<ScorecardFigure['trend']>;

const isKnown = (
  point: Trend[number],
): point is Trend[number] & { value: number } => point.value !== undefined;

/** How a figure went from day to day, from nought on, with what is aimed at; a reader hears the ends. Nothing where fewer than two days are known. @internal */
export function TrendLine(props: {
  unit: ScorecardFigure['unit'];
  trend: Trend;
  /** The first day of the line, whether the figure is known of it or not. */
  from: string;
  target?: number;
}) {
  const { unit, trend, from, target } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { figureText } = useFigureText();
  const dateText = useRelativeDate();
  const known = trend.filter(isKnown);
  if (known.length < 2) {
    return null;
  }
  const values = known.map(({ value }) => value);
  const most =
    unit === 'share' ? 1 : Math.max(...values, target ?? 0, Number.EPSILON);
  const days = daysBetween(from, trend[trend.length - 1].day);
  const x = ({ day }: Trend[number]) =>
    EDGE + (daysBetween(from, day) / days) * (WIDTH - 2 * EDGE);
  const y = (value: number) =>
    HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE);
  const [first, last] = [known[0], known[known.length - 1]];
  return (
    <svg
      className={classes.chart}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('scorecard.trendLine', {
        from: figureText(unit, first.value)!,
        fromDay: dateText(first.day).full,
        to: figureText(unit, last.value)!,
        toDay: dateText(last.day).full,
      })}
    >
      <line
        className={classes.base}
        x1={0}
        x2={WIDTH}
        y1={HEIGHT - 0.5}
        y2={HEIGHT - 0.5}
      />
      {target !== undefined && (
        <line
          className={classes.target}
          x1={0}
          x2={WIDTH}
          y1={y(target)}
          y2={y(target)}
        />
      )}
      <polyline
        className={classes.line}
        points={known
          .map(point => `${x(point).toFixed(1)},${y(point.value).toFixed(1)}`)
          .join(' ')}
      />
      <circle className={classes.end} cx={x(last)} cy={y(last.value)} r={2} />
    </svg>
  );
}
