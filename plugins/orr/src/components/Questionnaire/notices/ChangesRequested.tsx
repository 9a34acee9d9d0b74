import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ByLine } from '../../ByLine';
import { ErrorPanel } from '../../Feedback';
import { useChangeRequests } from '../../Scrutiny/ChangeRequestsProvider';

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(2) },
  message: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
}));

/** Says that the review came back to its owners, who gave it back, and what they wrote. @internal */
export function ChangesRequested() {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { round, requests, error, reload } = useChangeRequests();
  return (
    <>
      <Alert severity="info" className={classes.root} role="note">
        {t('questionnaire.changesRequested')}{' '}
        {round && t('scrutiny.request.summary', { count: requests.size })}
        {round?.message && (
          <div className={classes.message}>
            {t('scrutiny.request.message')}: {round.message}
          </div>
        )}
        {round && (
          <div>
            <ByLine
              label={t('scrutiny.request.by')}
              by={round.requestedBy}
              at={round.requestedAt}
            />
          </div>
        )}
      </Alert>
      {error !== undefined && (
        <ErrorPanel
          error={error}
          title={t('scrutiny.failed')}
          onRetry={reload}
        />
      )}
    </>
  );
}
