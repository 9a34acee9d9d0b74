import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { useMotion } from '../../../hooks/useMotion';
import { KeyCap } from './KeyCap';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: theme.spacing(1, 2),
    alignItems: 'center',
    margin: theme.spacing(0, 0, 2),
    '& dt': { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    '& dd': { margin: 0 },
  },
}));

const KEYS = [
  ['step', ['J', 'K', '↓', '↑']],
  ['choose', ['1', '2', '3']],
  ['notApplicable', ['N']],
  ['evidence', ['E']],
  ['note', ['C']],
  ['research', ['R']],
  ['stillTrue', ['S']],
  ['comment', ['M']],
  ['next', ['Enter']],
  ['leave', ['Esc']],
  ['filter', ['/']],
  ['sheet', ['?']],
] as const;

/** Every key of the form, and whether they are on. @internal */
export function KeySheet(props: {
  open: boolean;
  enabled: boolean;
  onEnabled: (enabled: boolean) => void;
  onClose: () => void;
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const motion = useMotion();
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      aria-labelledby="orr-keys-title"
      transitionDuration={motion}
    >
      <DialogTitle id="orr-keys-title">
        {t('questionnaire.keys.title')}
      </DialogTitle>
      <DialogContent>
        <dl className={classes.list}>
          {KEYS.map(([name, keys]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>
                {keys.map(key => (
                  <KeyCap key={key}>{key}</KeyCap>
                ))}
              </dt>
              <Typography component="dd" variant="body2">
                {t(`questionnaire.keys.${name}`)}
              </Typography>
            </div>
          ))}
        </dl>
        <FormControlLabel
          control={
            <Switch
              color="primary"
              checked={props.enabled}
              onChange={event => props.onEnabled(event.target.checked)}
            />
          }
          label={t('questionnaire.keys.enabled')}
        />
        <Typography variant="body2" color="textSecondary">
          {t('questionnaire.keys.inFields')}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button color="primary" onClick={props.onClose}>
          {t('questionnaire.drawer.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
