import { makeStyles, useTheme } from '@material-ui/core/styles';
import { STANDINGS, Standing } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { shareText } from '../Programme/coverageFigures';
import { standingPattern } from './standingPattern';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    gap: 2,
    height: 20,
    borderRadius: theme.shape.borderRadius,
    overflow: 'hidden',
    [theme.breakpoints.down('xs')]: { height: 28 },
  },
  part: {
    border: 0,
    padding: 0,
    minWidth: 6,
    cursor: 'pointer',
    '&:hover': { filter: 'brightness(0.9)' },
  },
}));

/**
 * How entities are spread over the standings, the worst first. Each part filters, as the chips below the bar do, which say
 * the same in words to those who do not see it.
 *
 * @internal
 */
export function DistributionBar(props: {
  counts: Partial<Record<Standing, number>>;
  onChoose: (standing: Standing) => void;
}) {
  const { counts, onChoose } = props;
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useOrrTranslation();
  const shown = STANDINGS.filter(standing => counts[standing]);
  const total = shown.reduce((sum, standing) => sum + counts[standing]!, 0);
  if (total === 0) {
    return null;
  }
  return (
    <div className={classes.bar} aria-hidden>
      {shown.map(standing => (
        <button
          key={standing}
          type="button"
          tabIndex={-1}
          className={classes.part}
          style={{
            flex: `${counts[standing]} 1 0`,
            ...standingPattern(theme, standing),
          }}
          title={t('scorecard.part', {
            standing: t(`standing.${standing}`),
            count: counts[standing]!,
            total,
            share: shareText(counts[standing]!, total)!,
          })}
          onClick={() => onChoose(standing)}
        />
      ))}
    </div>
  );
}
