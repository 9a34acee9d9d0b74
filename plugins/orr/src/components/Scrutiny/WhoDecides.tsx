import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  root: { margin: theme.spacing(2, 0), maxWidth: '80ch' },
}));

/** Who decides this review, and why the viewer may or may not. @internal */
export function WhoDecides({ detail }: { detail: ReviewDetail }) {
  const { may, decidingMode, checklist } = detail;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { reviewerGroup } = checklist.document;
  return (
    <div className={classes.root}>
      <Typography>
        {t('scrutiny.who.title')}:{' '}
        {t(`questionnaire.decidingMode.${decidingMode}`)}
        {decidingMode === 'independent' && reviewerGroup && (
          <>
            {' '}
            {t('scrutiny.who.reviewers')}{' '}
            <EntityRefLink underline="always" entityRef={reviewerGroup} />.
          </>
        )}
      </Typography>
      <Typography>
        {may.decide
          ? t('scrutiny.who.you')
          : `${t('decision.frozen.mayNot')}: ${t(
              `decision.refusal.${may.decideRefusal ?? 'permission'}`,
            )}`}
      </Typography>
    </div>
  );
}
