import { CopyTextButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', alignItems: 'flex-start', maxWidth: '100%' },
  text: {
    ...theme.typography.body2,
    fontFamily: 'monospace',
    margin: 0,
    padding: theme.spacing(1),
    overflowX: 'auto',
    minWidth: 0,
    flex: 1,
    border: `1px solid ${theme.palette.divider}`,
  },
}));

/** Text for a terminal or a file, with the way to take it along. @internal */
export function CopyableText(props: { text: string; label: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.root}>
      <pre className={classes.text} tabIndex={0} aria-label={props.label}>
        {props.text}
      </pre>
      <CopyTextButton
        text={props.text}
        tooltipText={t('deployHealth.copied')}
        aria-label={props.label}
      />
    </div>
  );
}
