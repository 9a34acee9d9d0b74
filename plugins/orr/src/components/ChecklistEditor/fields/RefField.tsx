import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { isFullEntityRef } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { EntityPicker } from '../../EntityPicker';

const useStyles = makeStyles({ root: { maxWidth: 480 } });

/** A group or a person of the catalog. @internal */
export function RefField(props: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  hint?: string;
}) {
  const { label, value = '', onChange, hint } = props;
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const isWrong = value.trim() !== '' && !isFullEntityRef(value.trim());
  return (
    <div className={classes.root}>
      <EntityPicker
        id={id}
        label={label}
        value={value}
        onChange={ref => onChange(ref || undefined)}
        error={isWrong}
        helperText={isWrong ? t('editor.field.needsRef') : hint}
        fullWidth
      />
    </div>
  );
}
