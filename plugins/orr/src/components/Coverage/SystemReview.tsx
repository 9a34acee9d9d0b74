import { FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import useSessionStorage from 'react-use/esm/useSessionStorage';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { LinkButton } from '@backstage/core-components';
import { ReviewKind, SystemCoverage } from 'backstage-plugin-orr-common';
import { useStartReview } from '../../hooks/useStartReview';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, LiveRegion } from '../Feedback';
import { PartChoice } from './PartChoice';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2) },
  button: { minHeight: 44, marginTop: theme.spacing(1) },
}));

type ChecklistCoverage = SystemCoverage['checklists'][number];

/** A launch until all of them were reviewed once, then a renewal. */
function likelyKind({ kinds, parts }: ChecklistCoverage): ReviewKind {
  const first = parts.some(
    ({ standing, refusal }) => !refusal && standing === 'neverReviewed',
  );
  const wanted: ReviewKind = first ? 'launch' : 'periodic';
  return kinds.includes(wanted) ? wanted : kinds[0];
}

/** One review of a system under a checklist: the running one, or which of its parts a new one is to cover. @internal */
export function SystemReview(props: {
  systemRef: string;
  checklist: ChecklistCoverage;
  mayCreate: boolean;
}) {
  const { systemRef, checklist, mayCreate } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const navigate = useNavigate();
  const free = checklist.parts.filter(({ refusal }) => !refusal);
  // Kept when the portal builds the page anew, as it does when a screen is turned.
  const [left, setLeft] = useSessionStorage<string[]>(
    `orr.coverage.${systemRef}.${checklist.checklistId}`,
    [],
  );
  const chosen = free
    .map(({ entity }) => entity.entityRef)
    .filter(ref => !left.includes(ref));
  const { state, start } = useStartReview(detail => {
    setLeft([]);
    navigate(`reviews/${detail.review.id}`);
  });
  const starting = state.status === 'starting';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!starting && chosen.length > 0) {
      start({
        entityRef: systemRef,
        checklistId: checklist.checklistId,
        kind: likelyKind(checklist),
        coveredEntityRefs: chosen,
      });
    }
  };
  const title = t('coverage.title', { checklist: checklist.checklistTitle });
  return (
    <Paper className={classes.root} component="section" aria-label={title}>
      <Typography variant="h6" component="h3">
        {title}
      </Typography>
      {checklist.openReviewId ? (
        <>
          <Typography>{t('coverage.running')}</Typography>
          <LinkButton
            role="link"
            className={classes.button}
            to={`reviews/${checklist.openReviewId}`}
            variant="contained"
            color="primary"
          >
            {t('coverage.continue')}
          </LinkButton>
        </>
      ) : (
        <form onSubmit={onSubmit} noValidate>
          <Typography>{t('coverage.about')}</Typography>
          <PartChoice
            parts={checklist.parts}
            chosen={chosen}
            onToggle={ref =>
              setLeft(
                left.includes(ref)
                  ? left.filter(other => other !== ref)
                  : [...left, ref],
              )
            }
          />
          {mayCreate ? (
            <Button
              type="submit"
              className={classes.button}
              variant="contained"
              color="primary"
              disabled={chosen.length === 0}
              aria-disabled={starting || chosen.length === 0}
            >
              {t('coverage.start', { count: chosen.length })}
            </Button>
          ) : (
            <Typography color="textSecondary">
              {t('coverage.mayNot')}
            </Typography>
          )}
          <LiveRegion>{starting ? t('tab.action.starting') : ''}</LiveRegion>
          {state.status === 'error' && (
            <ErrorPanel
              error={state.error}
              title={t('tab.start.failed')}
              kept={t('tab.start.failedKept')}
            />
          )}
        </form>
      )}
    </Paper>
  );
}
