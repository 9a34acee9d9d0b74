import MuiLink from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import {
  ChecklistReadiness,
  EntityReadiness,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { ReasonGroup, reasonGroupsOf } from './reasonGroups';
import { useReasonText } from './useReasonText';

const useStyles = makeStyles(theme => ({
  titled: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(1),
    [theme.breakpoints.down('xs')]: { flexDirection: 'column' },
  },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li + li::before': {
      content: '"·"',
      margin: theme.spacing(0, 1),
      color: theme.palette.text.secondary,
    },
    // One below the other there is nothing to set apart.
    [theme.breakpoints.down('xs')]: {
      flexDirection: 'column',
      '& > li + li::before': { content: 'none' },
    },
  },
}));

function Reason({ group, linked }: { group: ReasonGroup; linked: boolean }) {
  const text = useReasonText()(group);
  if (!group.to || (!linked && !group.to.startsWith('#'))) {
    return <>{text}</>;
  }
  return group.to.startsWith('#') ? (
    <MuiLink href={group.to}>{text}</MuiLink>
  ) : (
    <Link to={group.to}>{text}</Link>
  );
}

function useFlagTexts(checklist: ChecklistReadiness): string[] {
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const { flags, validUntil } = checklist;
  return [
    flags.dueSoon &&
      validUntil &&
      t('tab.flag.dueSoon', { date: relative(validUntil).words }),
    flags.newerVersion && t('tab.flag.newerVersion'),
    flags.contradicted && t('tab.flag.contradicted'),
    flags.launchedUnreviewed && t('tab.flag.launchedUnreviewed'),
    flags.relaxed && t('tab.flag.relaxed'),
  ].filter(text => typeof text === 'string');
}

/** Why a standing is what it is, in words that lead to where it can be looked at. @internal */
export function StandingReasons(props: {
  checklist: ChecklistReadiness;
  readiness: EntityReadiness;
  running?: string;
  /** Names the checklist, where reasons of several stand below each other. */
  titled?: boolean;
}) {
  const { checklist, readiness, running, titled } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const groups = reasonGroupsOf(checklist.reasons, {
    checklistId: checklist.checklistId,
    decisions: readiness.decisions,
  });
  const flags = useFlagTexts(checklist);
  const linked = readiness.may.readReviews;
  const list = (
    <ul className={classes.list} aria-label={t('tab.reasonsTitle')}>
      {groups.map(group => (
        <li key={group.code}>
          <Reason group={group} linked={linked} />
        </li>
      ))}
      {running && checklist.openReviewId && (
        <li>
          {linked ? (
            <Link to={`reviews/${checklist.openReviewId}`}>{running}</Link>
          ) : (
            running
          )}
        </li>
      )}
      {flags.map(text => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
  return titled ? (
    <div className={classes.titled}>
      <Typography color="textSecondary">{checklist.checklistTitle}</Typography>
      {list}
    </div>
  ) : (
    list
  );
}
