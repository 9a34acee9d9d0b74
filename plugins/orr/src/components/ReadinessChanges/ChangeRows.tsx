import ArrowForwardIcon from '@material-ui/icons/ArrowForward';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import { ReadinessChange, Standing } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { reasonGroupsOf } from '../EntityReadiness/reasonGroups';
import { useReasonText } from '../EntityReadiness/useReasonText';
import { EntityName } from '../ReadinessPage/RowParts';
import { StandingStatus } from '../Standing';
import { checklistMovesOf } from './checklistMovesOf';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr) minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    alignItems: 'start',
    padding: theme.spacing(1.25, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:last-child': { borderBottom: 0 },
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      // The name of an entity is what one touches.
      '& a': { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
    },
  },
  quiet: { color: theme.palette.text.secondary },
  move: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
  },
  arrow: { fontSize: '1rem', color: theme.palette.text.secondary },
  when: {
    textAlign: 'right',
    color: theme.palette.text.secondary,
    [theme.breakpoints.down('xs')]: { textAlign: 'left' },
  },
}));

/** From where to where, each as icon, word and colour. @internal */
export function Move(props: { before?: Standing; after: Standing }) {
  const { before, after } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <span className={classes.move}>
      {before ? (
        <StandingStatus standing={before} />
      ) : (
        <span className={classes.quiet}>{t('moves.newHere')}</span>
      )}
      <ArrowForwardIcon className={classes.arrow} titleAccess="→" />
      <StandingStatus standing={after} />
    </span>
  );
}

function Checklists({ change }: { change: ReadinessChange }) {
  const moves = checklistMovesOf(change);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!moves.length) {
    return (
      <Typography variant="caption" component="div" className={classes.quiet}>
        {change.checklists.at(0)?.checklistTitle}
      </Typography>
    );
  }
  return (
    <>
      {moves.map(one => (
        <Typography
          key={one.checklistId}
          variant="caption"
          component="div"
          className={classes.move}
        >
          {t('moves.under', { checklist: one.checklistTitle })}
          <Move before={one.before} after={one.after} />
        </Typography>
      ))}
    </>
  );
}

/** Entities that stand elsewhere, each with why it stands where it is now. @internal */
export function ChangeRows({ changes }: { changes: ReadinessChange[] }) {
  const classes = useStyles();
  const reasonText = useReasonText();
  return (
    <ul className={classes.list}>
      {changes.map(change => (
        <li key={change.entity.entityRef} className={classes.item}>
          <div>
            <EntityName entity={change.entity} />
            <Typography variant="caption" component="div">
              <EntityRefLinks
                entityRefs={change.entity.ownerRefs}
                defaultKind="group"
                hideIcons
              />
            </Typography>
          </div>
          <div>
            <Move before={change.before} after={change.after} />
            <Typography
              variant="body2"
              component="div"
              className={classes.quiet}
            >
              {reasonGroupsOf(change.reasons, {
                checklistId: '',
                decisions: [],
              })
                .map(reasonText)
                .join(' · ')}
            </Typography>
            <Checklists change={change} />
          </div>
          <Typography variant="body2" className={classes.when}>
            <DateText date={change.changedAt} />
          </Typography>
        </li>
      ))}
    </ul>
  );
}
