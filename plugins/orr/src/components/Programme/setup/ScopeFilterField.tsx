import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { PROGRAMME_LIMITS } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';

const useStyles = makeStyles({
  field: { maxWidth: '80ch' },
  text: { fontFamily: 'monospace' },
});

/** A scope that is written out. @internal */
export function ScopeFilterField(props: {
  text: string;
  problem?: string;
  onChange: (text: string) => void;
}) {
  const { text, problem, onChange } = props;
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <TextField
      id={`${id}-filter`}
      className={classes.field}
      InputProps={{ className: classes.text }}
      inputProps={{ maxLength: PROGRAMME_LIMITS.scope, spellCheck: false }}
      variant="outlined"
      multiline
      minRows={5}
      fullWidth
      label={t('setup.scope.filter')}
      helperText={
        problem === undefined
          ? t('setup.scope.filterHint')
          : t('setup.scope.unreadable', { problem })
      }
      error={problem !== undefined}
      value={text}
      onChange={event => onChange(event.target.value)}
    />
  );
}
