import { ReactNode } from 'react';
import MuiLink from '@material-ui/core/Link';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityReadiness, standingHolds } from 'backstage-plugin-orr-common';
import { OpenReview } from '../../hooks/useOpenReviews';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { OwnerLinks } from '../Ownership';
import { needsOwner, StandingStatus } from '../Standing';
import { OWNERSHIP_ANCHOR } from './reasonGroups';
import { StandingReasons } from './StandingReasons';
import { useRunningText } from './useRunningText';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    padding: theme.spacing(2),
  },
  said: {
    flex: '1 1 320px',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
  },
  ways: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    [theme.breakpoints.down('xs')]: { width: '100%' },
  },
  action: { [theme.breakpoints.down('xs')]: { flex: 1 } },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 3),
    margin: 0,
  },
  fact: {
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(1),
    minWidth: 0,
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
}));

/** The first thing one sees: where the entity stands, why, who owns it, and what to do next. @internal */
export function OverviewStrip(props: {
  readiness: EntityReadiness;
  reviews: Map<string, OpenReview>;
  /** What is seldom done here. */
  menu?: ReactNode;
  children: ReactNode;
}) {
  const { readiness, reviews } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const runningText = useRunningText();
  const { entity, headline } = readiness;
  const behind = readiness.checklists.filter(
    ({ standing }) => standing === headline,
  );
  const validUntil = (standingHolds(headline) ? behind : [])
    .map(checklist => checklist.validUntil)
    .filter(Boolean)
    .sort()[0];
  const hasFacts = needsOwner(entity) || validUntil !== undefined;
  return (
    <Paper
      className={classes.root}
      component="section"
      aria-label={t('tab.title')}
    >
      <div className={classes.said}>
        <Typography component="h2" variant="body1">
          <StandingStatus standing={headline} headline />
        </Typography>
        {behind.map(checklist => (
          <StandingReasons
            key={checklist.checklistId}
            checklist={checklist}
            readiness={readiness}
            running={runningText(checklist, reviews)}
            titled={behind.length > 1}
          />
        ))}
        {hasFacts && (
          <dl className={classes.facts}>
            {needsOwner(entity) && (
              <div className={classes.fact}>
                <Typography component="dt" color="textSecondary">
                  {t('tab.owner')}
                </Typography>
                <dd>
                  <OwnerLinks entity={entity} />
                </dd>
              </div>
            )}
            {validUntil && (
              <div className={classes.fact}>
                <Typography component="dt" color="textSecondary">
                  {t('tab.validUntil')}
                </Typography>
                <dd>
                  <DateText date={validUntil} absolute />
                </dd>
              </div>
            )}
          </dl>
        )}
        {needsOwner(entity) && entity.ownerState !== 'owned' && (
          <Typography variant="body2">
            <MuiLink href={`#${OWNERSHIP_ANCHOR}`}>
              {t(`page.ownerState.${entity.ownerState}`)}
            </MuiLink>
          </Typography>
        )}
      </div>
      <div className={classes.ways}>
        {props.children && (
          <div className={classes.action}>{props.children}</div>
        )}
        {props.menu}
      </div>
    </Paper>
  );
}
