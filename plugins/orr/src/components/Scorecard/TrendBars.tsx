import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  DayCounts,
  standingHolds,
  STANDINGS,
  StandingCounts,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { toneColour } from '../Standing';

const HEIGHT = 40;
const WIDTH = 212;

const useStyles = makeStyles(theme => ({
  root: { minWidth: 0 },
  chart: { display: 'block', maxWidth: '100%', height: HEIGHT },
  base: { stroke: theme.palette.text.secondary },
  holds: { fill: toneColour(theme, 'success') },
  rest: {
    fill: theme.palette.background.paper,
    stroke: theme.palette.text.secondary,
    strokeWidth: 0.75,
  },
}));

/** Of those that need a review, how many are ready, with conditions or without. @internal */
function readyOf({ standings }: StandingCounts) {
  const needing = STANDINGS.filter(standing => standing !== 'notRequired');
  const sum = (among: typeof needing) =>
    among.reduce((total, standing) => total + (standings[standing] ?? 0), 0);
  return { ready: sum(needing.filter(standingHolds)), of: sum(needing) };
}

/** Whether there is anything to show of them: more than one day, and on one of them anything that needed a review. @internal */
export function hasTrend(trend: DayCounts[]): boolean {
  return trend.length > 1 && trend.some(counts => readyOf(counts).of > 0);
}

/** How many were ready, and how many there were, day by day; a reader hears the ends. @internal */
export function TrendBars({ trend }: { trend: DayCounts[] }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const dateText = useRelativeDate();
  const points = trend.map(counts => ({ ...readyOf(counts), day: counts.day }));
  const most = Math.max(1, ...points.map(({ of }) => of));
  const step = WIDTH / Math.max(1, points.length);
  const width = Math.max(1, step - 1);
  const [first, last] = [points[0], points[points.length - 1]];
  return (
    <div className={classes.root}>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('scorecard.trend.words', {
          from: dateText(first.day).full,
          ready: first.ready,
          of: first.of,
          to: dateText(last.day).full,
          readyNow: last.ready,
          ofNow: last.of,
        })}
      >
        {points.map(({ day, ready, of }, index) => {
          const scale = (HEIGHT - 2) / most;
          return (
            <g key={day}>
              <rect
                className={classes.rest}
                x={index * step}
                y={HEIGHT - of * scale}
                width={width}
                height={(of - ready) * scale}
              />
              <rect
                className={classes.holds}
                x={index * step}
                y={HEIGHT - ready * scale}
                width={width}
                height={ready * scale}
              />
            </g>
          );
        })}
        <line
          className={classes.base}
          x1={0}
          x2={WIDTH}
          y1={HEIGHT}
          y2={HEIGHT}
        />
      </svg>
      <Typography variant="caption">
        {t('scorecard.trend.since', { date: dateText(first.day).full })}
      </Typography>
    </div>
  );
}
