import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ChecklistSummary } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    maxWidth: '75ch',
  },
}));

/** What a review is, how long it takes and what follows from not having one. @internal */
export function NoReviewIntro({ summary }: { summary?: ChecklistSummary }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const size = summary && { count: summary.questionCount };
  return (
    <div className={classes.root}>
      <Typography variant="subtitle1" component="h4">
        {t('tab.intro.title')}
      </Typography>
      <Typography>{t('tab.intro.what')}</Typography>
      <Typography>
        {size && summary.minutes && (
          <strong>
            {t('tab.intro.sizeMinutes', {
              ...size,
              minutes: String(summary.minutes),
            })}{' '}
          </strong>
        )}
        {size && !summary.minutes && (
          <strong>{t('tab.intro.size', size)}. </strong>
        )}
        {t('tab.intro.safe')}
      </Typography>
      <Typography>{t('tab.intro.consequence')}</Typography>
    </div>
  );
}
