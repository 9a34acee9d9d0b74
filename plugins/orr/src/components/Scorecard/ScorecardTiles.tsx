import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Freshness, ScorecardFigure } from 'backstage-plugin-orr-common';
import { ToldScorecard } from '../../hooks/useScorecard';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { placesQuery, shareText } from '../Programme/coverageFigures';
import { figurePath } from './figurePaths';
import { figureText, movedBy } from './figureText';
import { FigureTile } from './FigureTile';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))',
    gap: theme.spacing(1, 2),
    margin: 0,
    flex: '1 1 480px',
    minWidth: 0,
  },
}));

function CoverageTile({ told: { scorecard } }: { told: ToldScorecard }) {
  const { t } = useOrrTranslation();
  const { coverage, freshness } = scorecard;
  if (!coverage) {
    return null;
  }
  const { covered, inScope } = coverage;
  const groups = scorecard.scope.kind === 'group' ? scorecard.scope.refs : [];
  const owners = new URLSearchParams(groups.map(ref => ['owner', ref]));
  return (
    <FigureTile
      label={t('scorecard.figure.coverage')}
      value={shareText(covered, inScope)}
      beside={`${covered} / ${inScope}`}
      to={`${placesQuery(['covered', 'uncovered'])}${
        groups.length > 0 ? `&${owners}` : ''
      }`}
      how={
        <>
          <p>{t('scorecard.formula.coverage')}</p>
          <p>{`${covered} ÷ ${inScope}`}</p>
          <AsFarAsSeen freshness={freshness} />
        </>
      }
    />
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

function Tile(props: { figure: ScorecardFigure; told: ToldScorecard }) {
  const { figure, told } = props;
  const { key, unit, value, n, since } = figure;
  const { t } = useOrrTranslation();
  const dateText = useRelativeDate();
  const { scope, today } = told.scorecard;
  const at = told.figures?.since;
  const before = since && figureText(unit, since.value);
  return (
    <FigureTile
      label={t(`scorecard.figure.${key}`)}
      value={figureText(unit, value)}
      beside={movedBy(unit, value, since?.value)}
      to={figurePath(key, {
        groups: scope.kind === 'group' ? scope.refs : [],
        today,
      })}
      how={
        <>
          <p>{t(`scorecard.formula.${key}`)}</p>
          <p>{t('scorecard.from', { count: n })}</p>
          {before !== undefined && at && (
            <p>
              {t('scorecard.before', {
                date: dateText(at).full,
                value: before,
              })}
            </p>
          )}
          <AsFarAsSeen freshness={told.scorecard.freshness} />
        </>
      }
    />
  );
}

/** The figures of a scorecard. @internal */
export function ScorecardTiles({ told }: { told: ToldScorecard }) {
  const classes = useStyles();
  const figures = told.figures?.figures ?? [];
  return (
    <Typography component="dl" className={classes.list}>
      <CoverageTile told={told} />
      {figures.map(figure => (
        <Tile key={figure.key} figure={figure} told={told} />
      ))}
    </Typography>
  );
}
