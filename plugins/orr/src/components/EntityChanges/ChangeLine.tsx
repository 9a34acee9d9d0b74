import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityChange } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { useChangeText } from './useChangeText';

const useStyles = makeStyles(theme => ({
  line: {
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
    '&:first-child': { borderTop: 'none' },
  },
  below: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(1),
  },
  only: {
    textTransform: 'none',
    [theme.breakpoints.down('xs')]: { minHeight: 44 },
  },
}));

/** One change: who did what, from what to what, and when. @internal */
export function ChangeLine(props: {
  change: EntityChange;
  /** The entity whose history is shown. */
  entityRef: string;
  /** Absent where only one question is shown already. */
  onOnlyThis?: (question: { id: string; title: string }) => void;
}) {
  const { change, entityRef, onOnlyThis } = props;
  const { facts, question } = change;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const textOf = useChangeText();
  const details = [
    facts.noteChanged && t('changes.noteChanged'),
    facts.evidenceChanged && t('changes.evidenceChanged'),
    facts.validUntil &&
      t('changes.validUntil', { date: facts.validUntil.slice(0, 10) }),
    change.checklistTitle,
    change.entityRef !== entityRef &&
      t('changes.reviewOf', { entity: change.entityRef }),
  ].filter(Boolean);
  return (
    <li className={classes.line}>
      <Typography>{textOf(change)}</Typography>
      <div className={classes.below}>
        <Typography variant="body2" color="textSecondary" component="span">
          <DateText date={change.at} />
          {details.map(detail => ` · ${detail}`)}
        </Typography>
        {question && onOnlyThis && (
          <Button
            className={classes.only}
            size="small"
            aria-label={t('changes.onlyThisOf', { question: question.title })}
            onClick={() => onOnlyThis(question)}
          >
            {t('changes.onlyThis')}
          </Button>
        )}
      </div>
    </li>
  );
}
