import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ByLine } from '../../ByLine';
import { ErrorPanel } from '../../Feedback';
import { useChangeRequests } from '../../Scrutiny/ChangeRequestsProvider';
import { sectionTitleOf } from '../../SignOff/sectionTitleOf';

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(2) },
  message: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
}));

/** Says that the review came back to its owners, who gave it back, and what they wrote. @internal */
export function ChangesRequested(props: { detail: ReviewDetail }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { round, signOffs, requests, error, reload } = useChangeRequests();
  const objections = signOffs.flatMap(section =>
    section.signOffs.filter(
      ({ verdict, holds }) => verdict === 'objected' && holds,
    ),
  );
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
        {objections.map(({ id, sectionId, signedBy, signedAt, note }) => (
          <div key={id} className={classes.message}>
            <ByLine
              label={t('signOff.objection', {
                section: sectionTitleOf(props.detail, sectionId),
              })}
              by={signedBy}
              at={signedAt}
            />
            {note && `: ${note}`}
          </div>
        ))}
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
