import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { orrTranslationRef } from '../../../translation';

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(2) },
}));

/** Says that the review came back to its owners. @internal */
export function ChangesRequested() {
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <Alert severity="info" className={classes.root} role="note">
      {t('questionnaire.changesRequested')}
    </Alert>
  );
}
