import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { WeekOfDeployments } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';

const HEIGHT = 40;
const STEP = 14;
const BAR = 10;

const useStyles = makeStyles(theme => ({
  chart: { display: 'block', maxWidth: '100%', height: 'auto' },
  base: { stroke: theme.palette.divider },
  succeeded: { fill: theme.palette.text.secondary },
  // Told apart by its outline, not by colour alone.
  failed: {
    fill: theme.palette.background.paper,
    stroke: theme.palette.text.primary,
    strokeWidth: 1,
  },
  legend: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2) },
  key: { display: 'inline-flex', alignItems: 'center', gap: 4 },
}));

function LegendKey(props: { className: string; text: string }) {
  const classes = useStyles();
  return (
    <span className={classes.key}>
      <svg width={BAR} height={BAR} aria-hidden>
        <rect
          x={0.5}
          y={0.5}
          width={BAR - 1}
          height={BAR - 1}
          className={props.className}
        />
      </svg>
      {props.text}
    </span>
  );
}

function Week(props: { week: WeekOfDeployments; index: number; unit: number }) {
  const { week, index, unit } = props;
  const { succeeded, failed } = week;
  const classes = useStyles();
  const x = index * STEP + 0.5;
  const top = HEIGHT - (succeeded + failed) * unit;
  return (
    <g>
      <rect
        x={x}
        y={HEIGHT - succeeded * unit}
        width={BAR}
        height={succeeded * unit}
        className={classes.succeeded}
      />
      {failed > 0 && (
        <rect
          x={x}
          y={top}
          width={BAR}
          height={failed * unit}
          className={classes.failed}
        />
      )}
    </g>
  );
}

/** How many deployments there were in each week; a reader hears the sums. @internal */
export function WeekBars({ weeks }: { weeks: WeekOfDeployments[] }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const dateText = useRelativeDate();
  const sumOf = (key: 'succeeded' | 'failed') =>
    weeks.reduce((sum, week) => sum + week[key], 0);
  const most = Math.max(
    1,
    ...weeks.map(({ succeeded, failed }) => succeeded + failed),
  );
  const width = weeks.length * STEP;
  return (
    <div>
      <Typography variant="body2" color="textSecondary">
        {t('deployHealth.weeks.title')}
      </Typography>
      <svg
        className={classes.chart}
        width={width}
        height={HEIGHT + 1}
        viewBox={`0 -1 ${width} ${HEIGHT + 2}`}
        role="img"
        aria-label={t('deployHealth.weeks.summary', {
          from: dateText(weeks[0].from).full,
          succeeded: String(sumOf('succeeded')),
          failed: String(sumOf('failed')),
          most: String(most),
        })}
      >
        <line
          x1={0}
          x2={width}
          y1={HEIGHT}
          y2={HEIGHT}
          className={classes.base}
        />
        {weeks.map((week, index) => (
          <Week
            key={week.from}
            week={week}
            index={index}
            unit={(HEIGHT - 1) / most}
          />
        ))}
      </svg>
      <Typography
        variant="body2"
        color="textSecondary"
        component="div"
        className={classes.legend}
        aria-hidden
      >
        <LegendKey
          className={classes.succeeded}
          text={`${sumOf('succeeded')} ${t('deployHealth.weeks.succeeded')}`}
        />
        <LegendKey
          className={classes.failed}
          text={`${sumOf('failed')} ${t('deployHealth.weeks.failed')}`}
        />
      </Typography>
    </div>
  );
}
