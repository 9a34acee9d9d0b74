import { useContext } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import PersonPinIcon from '@material-ui/icons/PersonPinCircle';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { PeopleContext } from './PeopleContext';
import { usePersonTitle } from './usePersonTitle';

const useStyles = makeStyles(theme => ({
  here: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
  // In the margin of the card: who comes and goes moves nothing of what somebody types below.
  people: {
    position: 'absolute',
    top: 0,
    right: theme.spacing(2),
    display: 'flex',
    gap: theme.spacing(1),
  },
  mark: { marginLeft: 'auto', flexShrink: 0 },
}));

function PersonHere(props: { userRef: string; mark: boolean }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const text = t('together.here', { person: usePersonTitle(props.userRef) });
  return props.mark ? (
    <Tooltip title={text}>
      <PersonPinIcon
        className={classes.mark}
        color="action"
        fontSize="small"
        titleAccess={text}
      />
    </Tooltip>
  ) : (
    <Typography
      variant="caption"
      color="textSecondary"
      component="span"
      className={classes.here}
    >
      <PersonPinIcon fontSize="small" aria-hidden />
      {text}
    </Typography>
  );
}

/** Who else is at a question now: in words, or as a mark where there is little room. @internal */
export function PeopleHere(props: { questionId: string; mark?: boolean }) {
  const { questionId, mark = false } = props;
  const here = useContext(PeopleContext).filter(
    person => person.questionId === questionId,
  );
  const classes = useStyles();
  const people = here.map(({ userRef }) => (
    <PersonHere key={userRef} userRef={userRef} mark={mark} />
  ));
  return mark ? <>{people}</> : <div className={classes.people}>{people}</div>;
}
