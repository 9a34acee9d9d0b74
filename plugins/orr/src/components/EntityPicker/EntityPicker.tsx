import { useState } from 'react';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { makeStyles } from '@material-ui/core/styles';
import TextField, {
  OutlinedTextFieldProps,
  TextFieldProps,
} from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { isFullEntityRef } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { PageTextField } from '../PageTextField';
import { EntityOption, useEntitySearch } from './useEntitySearch';

const useStyles = makeStyles({
  option: { display: 'block', overflowWrap: 'anywhere' },
});

interface EntityPickerProps {
  id: string;
  label: string;
  /** A full entity ref, or what was typed of one. */
  value: string;
  /** Takes a full entity ref, or what is typed until it is one. */
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** The kinds to choose from, none of them for every kind; people and groups unless said otherwise. */
  kinds?: string[];
  error?: boolean;
  helperText?: string;
  fullWidth?: boolean;
  inputRef?: TextFieldProps['inputRef'];
  /** Where the label says too little by itself. */
  ariaLabel?: string;
  /** Whether it stands on the page itself instead of on a card. */
  isOnPage?: boolean;
}

const PEOPLE = ['User', 'Group'];
// Something has to be asked for; nothing of it is shown.
const NOBODY = 'user:default/nobody';

function OutlinedField(props: Omit<OutlinedTextFieldProps, 'variant'>) {
  return <TextField {...props} variant="outlined" />;
}

/** The name by which a ref is shown; what is no ref is shown as it is. */
function useShownText(value: string): string {
  const isRef = isFullEntityRef(value);
  const { primaryTitle } = useEntityPresentation(isRef ? value : NOBODY, {
    defaultKind: 'user',
  });
  return isRef ? primaryTitle : value;
}

/** The option that a person has typed out instead of choosing it. */
function meantBy(
  text: string,
  options: EntityOption[],
): EntityOption | undefined {
  const wanted = text.trim().toLocaleLowerCase('en-US');
  const meant = options.filter(
    ({ title, entityRef }) =>
      title.toLocaleLowerCase('en-US') === wanted ||
      entityRef.split('/')[1] === wanted,
  );
  return meant.length === 1 ? meant[0] : undefined;
}

/**
 * Chooses a person, a group or another entity by name. A full reference can be typed as well, which is all that is left
 * while the catalog cannot be asked.
 *
 * @internal
 */
export function EntityPicker(props: EntityPickerProps) {
  const { value, onChange, kinds = PEOPLE } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  // A reference keeps its letters under the hands of whoever types it.
  const [typing, setTyping] = useState(false);
  const name = useShownText(value);
  const Input = props.isOnPage ? PageTextField : OutlinedField;
  const search = useEntitySearch({
    kinds,
    text: typing ? value : '',
    wanted: open,
  });
  const choose = (ref: string) => {
    setTyping(false);
    onChange(ref);
  };
  const type = (text: string) => {
    setTyping(true);
    onChange(text);
  };
  const leave = () => {
    const meant = typing && meantBy(value, search.options);
    setTyping(false);
    if (meant) {
      choose(meant.entityRef);
    }
    props.onBlur?.();
  };
  const hint = search.unavailable ? t('entityPicker.unavailable') : undefined;
  return (
    <Autocomplete<EntityOption, false, false, true>
      id={props.id}
      freeSolo
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      value={null}
      inputValue={typing ? value : name}
      onInputChange={(_, text, reason) => reason !== 'reset' && type(text)}
      onChange={(_, option) =>
        option && typeof option !== 'string' && choose(option.entityRef)
      }
      options={search.options}
      filterOptions={options => options}
      getOptionLabel={option => option.title}
      loading={search.loading}
      loadingText={t('entityPicker.loading')}
      fullWidth={props.fullWidth}
      onBlur={leave}
      renderOption={option => (
        <span className={classes.option}>
          <Typography component="span" className={classes.option}>
            {option.title}
          </Typography>
          <Typography
            component="span"
            variant="caption"
            color="textSecondary"
            className={classes.option}
          >
            {option.entityRef}
          </Typography>
        </span>
      )}
      renderInput={params => (
        <Input
          {...params}
          inputRef={props.inputRef}
          label={props.label}
          size="small"
          margin="dense"
          error={props.error}
          helperText={props.helperText ?? hint}
          inputProps={{
            ...params.inputProps,
            ...(props.ariaLabel && { 'aria-label': props.ariaLabel }),
          }}
        />
      )}
    />
  );
}
