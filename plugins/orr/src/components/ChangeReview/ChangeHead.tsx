import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReviewedChange } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { SafeLink } from '../Questionnaire/SafeLink';

const useStyles = makeStyles({ root: { overflowWrap: 'anywhere' } });

/** The change that a review is about: what it is, where it is made and when it is to happen. @internal */
export function ChangeHead({ change }: { change?: ReviewedChange }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!change) {
    return null;
  }
  return (
    <Typography
      component="p"
      className={classes.root}
      aria-label={t('changeReview.head')}
    >
      {t(`changeReview.kind.${change.kind}`)}:{' '}
      <SafeLink url={change.url}>{change.title}</SafeLink>,{' '}
      {t('changeReview.planned')} <DateText date={change.plannedOn} absolute />
    </Typography>
  );
}
