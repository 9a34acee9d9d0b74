import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink, useEntity } from '@backstage/plugin-catalog-react';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { suggestedReviewers } from './suggestedReviewers';

const useStyles = makeStyles(theme => ({
  list: { margin: theme.spacing(0.5, 0, 1), paddingLeft: theme.spacing(3) },
}));

/** Who decides, and whom to ask for it with the reason. @internal */
export function WhoDecides(props: { detail: ReviewDetail }) {
  const { detail } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const suggested = suggestedReviewers(detail, useEntity().entity);
  return (
    <>
      <Typography gutterBottom>
        {t('questionnaire.whoDecides')}:{' '}
        {t(`questionnaire.decidingMode.${detail.decidingMode}`)}
      </Typography>
      {suggested.length > 0 && (
        <>
          <Typography variant="body2">
            {t('questionnaire.submit.suggested')}
          </Typography>
          <ul
            className={classes.list}
            aria-label={t('questionnaire.submit.suggested')}
          >
            {suggested.map(({ ref, why }) => (
              <Typography variant="body2" component="li" key={ref}>
                <EntityRefLink
                  underline="always"
                  entityRef={ref}
                  defaultKind="group"
                />
                : {t(`questionnaire.submit.why.${why}`)}
              </Typography>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
