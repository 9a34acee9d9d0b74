import Autocomplete from '@material-ui/lab/Autocomplete';
import { makeStyles } from '@material-ui/core/styles';
import { PageTextField } from '../PageTextField';

const useStyles = makeStyles({ root: { minWidth: 190, maxWidth: '100%' } });

/** Chooses several of many, by typing. @internal */
export function RefSelect(props: {
  label: string;
  placeholder: string;
  options: string[];
  chosen: string[];
  nameOf: (option: string) => string;
  onChange: (chosen: string[]) => void;
}) {
  const { label, placeholder, chosen, nameOf, onChange } = props;
  const classes = useStyles();
  const options = [...new Set([...chosen, ...props.options])];
  return (
    <Autocomplete
      className={classes.root}
      multiple
      size="small"
      limitTags={2}
      options={options}
      value={chosen}
      getOptionLabel={nameOf}
      filterSelectedOptions
      onChange={(_, value) => onChange(value)}
      renderInput={params => (
        <PageTextField
          {...params}
          label={label}
          placeholder={chosen.length ? undefined : placeholder}
        />
      )}
    />
  );
}
