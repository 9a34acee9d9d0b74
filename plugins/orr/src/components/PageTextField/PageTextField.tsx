import TextField, { OutlinedTextFieldProps } from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  // The theme's quiet colour is too pale for the background of a page.
  label: { color: theme.palette.text.primary },
  input: { backgroundColor: theme.palette.background.paper },
}));

/** A field that stands on the page itself instead of on a card. @internal */
export function PageTextField(props: Omit<OutlinedTextFieldProps, 'variant'>) {
  const classes = useStyles();
  const { InputLabelProps, InputProps } = props;
  return (
    <TextField
      {...props}
      variant="outlined"
      InputLabelProps={{ ...InputLabelProps, className: classes.label }}
      InputProps={{
        ...InputProps,
        className: [InputProps?.className, classes.input]
          .filter(Boolean)
          .join(' '),
      }}
    />
  );
}
