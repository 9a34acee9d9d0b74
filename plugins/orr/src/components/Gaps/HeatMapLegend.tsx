import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { LevelMark } from '../Level';
import { OPEN_LEVELS } from './openLevels';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(1.5, 2) },
  text: { maxWidth: '80ch' },
  marks: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    listStyle: 'none',
    fontSize: theme.typography.body2.fontSize,
    margin: theme.spacing(0.5, 0),
    padding: 0,
  },
}));

/** What the marks mean, and how the numbers come about. @internal */
export function HeatMapLegend() {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Paper
      component="section"
      className={classes.root}
      aria-label={t('gap.heatMap.legend')}
    >
      <Typography variant="body2">{t('gap.heatMap.legendTotal')}</Typography>
      <ul className={classes.marks}>
        {OPEN_LEVELS.map(({ level }) => (
          <li key={level}>
            <LevelMark mark={level} words />
          </li>
        ))}
        <li>✓ {t('gap.heatMap.legendNone')}</li>
        <li>– {t('gap.heatMap.legendNotAsked')}</li>
      </ul>
      <Typography variant="body2" className={classes.text}>
        {t('gap.heatMap.how')}
      </Typography>
    </Paper>
  );
}
