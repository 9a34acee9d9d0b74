import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    // As wide as the terms are, but never at the cost of what they are about.
    gridTemplateColumns: 'fit-content(45%) minmax(0, 1fr)',
    gap: theme.spacing(1, 2),
    margin: 0,
    '& dt': { color: theme.palette.text.secondary },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  pair: { display: 'contents' },
}));

/** Terms and what they are. @internal */
export function FactList({
  facts,
}: {
  facts: { term: string; value: ReactNode }[];
}) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {facts.map(({ term, value }) => (
        <div key={term} className={classes.pair}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
