import { makeStyles } from '@material-ui/core/styles';
import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import { toneColour } from '../Standing';

const useStyles = makeStyles(theme => ({
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  // Struck out, and underlined twice: the colour only helps.
  removed: {
    color: toneColour(theme, 'error'),
    textDecoration: 'line-through',
  },
  added: {
    color: toneColour(theme, 'success'),
    textDecoration: 'underline',
    textDecorationStyle: 'double',
    textUnderlineOffset: '2px',
  },
}));

/** One side of two texts, with the words marked that the other does not have. @internal */
export function WordDiff(props: {
  before: string;
  after: string;
  side: 'before' | 'after';
}) {
  const { before, after, side } = props;
  const classes = useStyles();
  const parts = useMemo(
    () => diffWordsWithSpace(before, after),
    [before, after],
  );
  return (
    <span className={classes.text}>
      {parts.map(({ added, removed, value }, index) => {
        if (!added && !removed) {
          // Parts have no identity of their own and come in one order.
          // eslint-disable-next-line react/no-array-index-key
          return <span key={index}>{value}</span>;
        }
        if (side === 'before') {
          return removed ? (
            // eslint-disable-next-line react/no-array-index-key
            <del key={index} className={classes.removed}>
              {value}
            </del>
          ) : null;
        }
        return added ? (
          // eslint-disable-next-line react/no-array-index-key
          <ins key={index} className={classes.added}>
            {value}
          </ins>
        ) : null;
      })}
    </span>
  );
}
