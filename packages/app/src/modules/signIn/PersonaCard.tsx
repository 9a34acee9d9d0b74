import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DemoPersona } from './readDemoPersonas';

const useStyles = makeStyles(theme => ({
  card: {
    width: '100%',
    height: '100%',
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'flex-start',
    gap: theme.spacing(2),
    padding: theme.spacing(2),
    textAlign: 'left',
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.background.paper,
    color: theme.palette.text.primary,
    '&:hover': { borderColor: theme.palette.text.secondary },
    '&:focus-visible': {
      outline: `3px solid ${theme.palette.link}`,
      outlineOffset: 2,
    },
    '&[disabled]': { opacity: 0.6 },
    '&[aria-busy=true]': { opacity: 1, borderColor: theme.palette.link },
  },
  initials: {
    flex: 'none',
    width: 44,
    height: 44,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: '50%',
    backgroundColor: '#0f5c4c',
    color: '#ffffff',
    fontWeight: 'bold',
  },
  name: { display: 'block', fontWeight: 'bold' },
  role: { display: 'block' },
  purpose: { display: 'block', marginTop: theme.spacing(1) },
}));

function initialsOf(name: string): string {
  return name
    .split(' ')
    .map(word => word.charAt(0))
    .join('');
}

/**
 * One person to sign in as.
 *
 * @internal
 */
export function PersonaCard(props: {
  persona: DemoPersona;
  busy: boolean;
  disabled: boolean;
  onChoose: () => void;
}) {
  const { persona, busy, disabled, onChoose } = props;
  const classes = useStyles();

  return (
    <ButtonBase
      className={classes.card}
      disabled={disabled}
      aria-busy={busy}
      onClick={onChoose}
    >
      <span className={classes.initials} aria-hidden>
        {initialsOf(persona.title)}
      </span>
      <span>
        <Typography component="span" variant="body1" className={classes.name}>
          {persona.title}
        </Typography>{' '}
        <Typography
          component="span"
          variant="body2"
          color="textSecondary"
          className={classes.role}
        >
          {persona.role}
        </Typography>{' '}
        <Typography
          component="span"
          variant="body2"
          className={classes.purpose}
        >
          {persona.description}
        </Typography>
      </span>
    </ButtonBase>
  );
}
