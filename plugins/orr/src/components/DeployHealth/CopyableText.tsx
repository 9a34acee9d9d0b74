import { CopyTextButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    maxWidth: '80ch',
  },
  text: {
    ...theme.typography.body2,
    fontFamily: 'monospace',
    overflowWrap: 'anywhere',
  },
}));

/** Text for a terminal or a file, with the way to take it along. @internal */
export function CopyableText(props: {
  text: string;
  /** What it is. */
  of: string;
  /** What the button does. */
  label: string;
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.root}>
      <TextField
        value={props.text}
        variant="outlined"
        size="small"
        multiline
        fullWidth
        margin="dense"
        InputProps={{ readOnly: true }}
        inputProps={{ className: classes.text, 'aria-label': props.of }}
      />
      <CopyTextButton
        text={props.text}
        tooltipText={t('deployHealth.copied')}
        aria-label={props.label}
      />
    </div>
  );
}
