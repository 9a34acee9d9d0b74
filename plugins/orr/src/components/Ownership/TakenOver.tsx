import { Fragment, useState } from 'react';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { EntityOverview, OwnershipTakeover } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { AffirmDialog } from './AffirmDialog';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(2),
    borderLeft: `4px solid ${theme.palette.primary.main}`,
    overflowWrap: 'anywhere',
  },
  ways: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 3),
    marginTop: theme.spacing(1),
  },
  way: { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
}));

function Owners({ refs }: { refs: string[] }) {
  return (
    <>
      {refs.map((ref, index) => (
        <Fragment key={ref}>
          {index > 0 && ', '}
          <EntityRefLink
            entityRef={ref}
            defaultKind="group"
            underline="always"
          />
        </Fragment>
      ))}
    </>
  );
}

function Notice(props: {
  takeover: OwnershipTakeover;
  overview: EntityOverview;
  onChanged: () => void;
}) {
  const { takeover, overview, onChanged } = props;
  const { checklistId, decisionId, ownerRefs } = takeover;
  const { entity, checklists, decisions } = overview.readiness;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  const [affirming, setAffirming] = useState(false);
  const decision = decisions.find(({ id }) => id === decisionId);
  const under = checklists.find(one => one.checklistId === checklistId);
  // A decision on a system that the viewer may not see is nothing that they could read.
  if (!decision || !under) {
    return null;
  }
  const checklist = under.checklistTitle;
  const title = t('ownership.takenOver.title', { checklist });
  return (
    <Grid item xs={12}>
      <Paper component="section" className={classes.root} aria-label={title}>
        <Typography variant="h6" component="h3">
          {title}
        </Typography>
        <Typography>
          {t('ownership.takenOver.since', {
            owners: <Owners refs={ownerRefs} />,
            date: <DateText date={decision.decidedAt} absolute />,
          })}{' '}
          {t('ownership.takenOver.todo')}
        </Typography>
        <div className={classes.ways}>
          <Link
            className={classes.way}
            underline="always"
            to={`${pathOf(
              decision.coveredBy ?? entity,
            )}/reviews/${encodeURIComponent(decision.reviewId)}`}
          >
            {t('ownership.takenOver.read')}
          </Link>
          <Button
            variant="outlined"
            color="primary"
            style={{ minHeight: 44 }}
            aria-haspopup="dialog"
            aria-label={t('ownership.takenOver.affirmOf', { checklist })}
            onClick={() => setAffirming(true)}
          >
            {t('ownership.takenOver.affirm')}
          </Button>
        </div>
      </Paper>
      {affirming && (
        <AffirmDialog
          entityRef={entity.entityRef}
          checklistId={checklistId}
          checklistTitle={checklist}
          decisionId={decisionId}
          onClose={() => setAffirming(false)}
          onDone={() => {
            setAffirming(false);
            onChanged();
          }}
        />
      )}
    </Grid>
  );
}

/** Asks those who own an entity since it was decided on to affirm its answers; everybody else sees nothing of it. @internal */
export function TakenOver(props: {
  overview: EntityOverview;
  onChanged: () => void;
}) {
  const { overview } = props;
  return (
    <>
      {overview.takenOver
        .filter(({ may }) => may.affirm)
        .map(takeover => (
          <Notice key={takeover.checklistId} {...props} takeover={takeover} />
        ))}
    </>
  );
}
