import { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
  },
  button: {
    minHeight: 40,
    textTransform: 'none',
    fontWeight: 'normal',
    backgroundColor: theme.palette.background.paper,
    '&[aria-pressed="true"]': {
      fontWeight: 'bold',
      borderColor: theme.palette.text.primary,
    },
    [theme.breakpoints.down('xs')]: { minHeight: 44 },
  },
  presets: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

/** Which days a page is about: the usual ones at a press, others by the fields beside. @internal */
export function RangeBar(props: {
  label: string;
  presets: { name: string; chosen: boolean; choose: () => void }[];
  children: ReactNode;
}) {
  const { label, presets, children } = props;
  const classes = useStyles();
  return (
    <div className={classes.root} role="search">
      <div className={classes.presets} role="group" aria-label={label}>
        {presets.map(({ name, chosen, choose }) => (
          <Button
            key={name}
            className={classes.button}
            variant="outlined"
            aria-pressed={chosen}
            onClick={choose}
          >
            {name}
          </Button>
        ))}
      </div>
      {children}
    </div>
  );
}
