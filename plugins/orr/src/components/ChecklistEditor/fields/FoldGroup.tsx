import { ReactNode, useId, useState } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { PlacedProblem } from 'backstage-plugin-orr-common';
import { ProblemList } from '../../Checklist/HealthMark';
import { isUnread } from '../unread/unreadProblems';
import { ProblemMark } from './ProblemMark';

const useStyles = makeStyles(theme => ({
  root: { borderTop: `1px solid ${theme.palette.divider}` },
  heading: { margin: 0 },
  button: {
    display: 'flex',
    width: '100%',
    minHeight: 44,
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0),
    textAlign: 'left',
    justifyContent: 'flex-start',
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
    },
  },
  icon: { flexShrink: 0 },
  open: { transform: 'rotate(180deg)' },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    justifyItems: 'start',
    gap: theme.spacing(2),
    padding: theme.spacing(1, 0, 3),
  },
  explain: { maxWidth: '80ch' },
}));

/** Attributes that are not needed at once: what they are for, what they say now, and the fields once one wants them. @internal */
export function FoldGroup(props: {
  title: string;
  explain: string;
  /** What its attributes say, in short. */
  summary?: string;
  problems?: PlacedProblem[];
  children: ReactNode;
}) {
  const { title, explain, summary, problems = [], children } = props;
  const id = useId();
  const classes = useStyles();
  // What cannot be read is to be seen at once by whoever comes to mend it.
  const [open, setOpen] = useState(() => problems.some(isUnread));
  return (
    <div className={classes.root}>
      <Typography
        variant="subtitle1"
        component="h4"
        className={classes.heading}
      >
        <ButtonBase
          id={id}
          className={classes.button}
          aria-expanded={open}
          aria-controls={`${id}-body`}
          disableRipple
          onClick={() => setOpen(current => !current)}
        >
          <ExpandMoreIcon
            className={`${classes.icon} ${open ? classes.open : ''}`}
            aria-hidden
          />
          <span className={classes.words}>
            <Typography component="span" variant="subtitle1">
              {title}
            </Typography>{' '}
            <ProblemMark problems={problems} />
            {!open && summary && (
              <Typography
                component="span"
                variant="body2"
                color="textSecondary"
                display="block"
              >
                {summary}
              </Typography>
            )}
          </span>
        </ButtonBase>
      </Typography>
      <div id={`${id}-body`} role="group" aria-labelledby={id} hidden={!open}>
        {open && (
          <div className={classes.body}>
            <Typography
              variant="body2"
              color="textSecondary"
              className={classes.explain}
            >
              {explain}
            </Typography>
            <ProblemList problems={problems.filter(one => !isUnread(one))} />
            {children}
          </div>
        )}
      </div>
    </div>
  );
}
