import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  addDays,
  Freshness,
  ScorecardFigure,
} from 'backstage-plugin-orr-common';
import { ToldScorecard, TREND_DAYS } from '../../hooks/useScorecard';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { shareText } from '../Programme/coverageFigures';
import { figurePath } from './figurePaths';
import { useFigureText } from './useFigureText';
import { FigureTile } from './FigureTile';
import { TrendLine } from './TrendLine';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(126px, 1fr))',
    gap: theme.spacing(1, 2),
    margin: 0,
    flex: '1 1 480px',
    minWidth: 0,
  },
}));

function CoverageTile({ told }: { told: ToldScorecard }) {
  const { t } = useOrrTranslation();
  const { figureText, movedBy, number } = useFigureText();
  const { coverage, scope, today } = told.scorecard;
  if (!coverage) {
    return null;
  }
  const { target } = coverage;
  const past = told.figures?.figures.find(({ key }) => key === 'coverage');
  // Of one moment with how it went, where that can be told.
  const covered = past?.part ?? coverage.covered;
  const inScope = past?.n ?? coverage.inScope;
  return (
    <FigureTile
      label={t('scorecard.figure.coverage')}
      value={shareText(covered, inScope)}
      of={inScope ? `${number(covered)} / ${number(inScope)}` : undefined}
      moved={past && movedBy(past.unit, past.value, past.since?.value)}
      trend={past && trendOf(past, today)}
      target={
        target === undefined
          ? undefined
          : t('scorecard.target.atLeast', {
              value: figureText('share', target)!,
            })
      }
      to={figurePath('coverage', { scope, today })}
      how={
        <>
          <p>{t('scorecard.formula.coverage')}</p>
          <p>{`${number(covered)} ÷ ${number(inScope)}`}</p>
          {target === undefined && <p>{t('scorecard.target.none')}</p>}
          <Past figure={past} told={told} />
          <AsFarAsSeen freshness={told.scorecard.freshness} />
        </>
      }
    />
  );
}

function trendOf({ unit, trend, target }: ScorecardFigure, today: string) {
  return (
    trend && (
      <TrendLine
        unit={unit}
        trend={trend}
        from={addDays(today, -TREND_DAYS)}
        target={target?.value}
      />
    )
  );
}

/** Of when a figure is, and of what part of everything. */
function AsFarAsSeen({ freshness: { asOf } }: { freshness: Freshness }) {
  const { t } = useOrrTranslation();
  const dateText = useRelativeDate();
  return (
    <p>
      {asOf
        ? t('scorecard.asOf', { date: dateText(asOf).full })
        : t('scorecard.firstCount')}
    </p>
  );
}

/** What a figure was on the day compared with, and of what past days are. */
function Past(props: { figure?: ScorecardFigure; told: ToldScorecard }) {
  const { figure, told } = props;
  const { t } = useOrrTranslation();
  const { figureText } = useFigureText();
  const dateText = useRelativeDate();
  const at = told.figures?.since;
  const before = figure?.since && figureText(figure.unit, figure.since.value);
  return (
    <>
      {before !== undefined && at && (
        <p>
          {t('scorecard.before', { date: dateText(at).full, value: before })}
        </p>
      )}
      {(figure?.since ?? figure?.trend) && <p>{t('scorecard.past')}</p>}
    </>
  );
}

function Tile(props: { figure: ScorecardFigure; told: ToldScorecard }) {
  const { figure, told } = props;
  const { key, unit, value, n, part, target } = figure;
  const { t } = useOrrTranslation();
  const { figureText, movedBy, number } = useFigureText();
  const { scope, today } = told.scorecard;
  return (
    <FigureTile
      label={t(`scorecard.figure.${key}`)}
      value={part === undefined ? figureText(unit, value) : shareText(part, n)}
      of={
        part !== undefined && n > 0
          ? `${number(part)} / ${number(n)}`
          : undefined
      }
      moved={movedBy(unit, value, figure.since?.value)}
      trend={trendOf(figure, today)}
      target={
        target &&
        t(`scorecard.target.${target.is}`, {
          value: figureText(unit, target.value)!,
        })
      }
      to={figurePath(key, {
        scope,
        today,
      })}
      how={
        <>
          <p>{t(`scorecard.formula.${key}`)}</p>
          <p>
            {part === undefined
              ? t('scorecard.from', { count: n })
              : `${number(part)} ÷ ${number(n)}`}
          </p>
          {!target && <p>{t('scorecard.target.none')}</p>}
          <Past figure={figure} told={told} />
          <AsFarAsSeen freshness={told.scorecard.freshness} />
        </>
      }
    />
  );
}

/** What a manager looks at first; coverage stands before them. */
const FIRST: readonly ScorecardFigure['key'][] = [
  'currency',
  'openHighs',
  'overdueActions',
  'expiringAcceptances',
];

function Tiles(props: {
  told: ToldScorecard;
  children?: ReactNode;
  isFirst: boolean;
}) {
  const { told, children, isFirst } = props;
  const classes = useStyles();
  return (
    <Typography component="dl" className={classes.list}>
      {children}
      {(told.figures?.figures ?? [])
        .filter(
          ({ key }) => key !== 'coverage' && FIRST.includes(key) === isFirst,
        )
        .sort((a, b) => FIRST.indexOf(a.key) - FIRST.indexOf(b.key))
        .map(figure => (
          <Tile key={figure.key} figure={figure} told={told} />
        ))}
    </Typography>
  );
}

/** The five figures that are looked at first. @internal */
export function ScorecardTiles({ told }: { told: ToldScorecard }) {
  return (
    <Tiles told={told} isFirst>
      <CoverageTile told={told} />
    </Tiles>
  );
}

/** All the others. @internal */
export function MoreScorecardTiles({ told }: { told: ToldScorecard }) {
  return <Tiles told={told} isFirst={false} />;
}
