import { makeStyles } from '@material-ui/core/styles';
import { diffWordsWithSpace } from 'diff';
import { ReactNode, useMemo } from 'react';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
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
    'del + &': { marginLeft: theme.spacing(0.5) },
  },
  // Screen readers seldom say that words are struck out or put in.
  said: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
    whiteSpace: 'nowrap',
  },
}));

/** Words that are new or gone; how they are is said to who does not see it. @internal */
export function MarkedWords(props: {
  change: 'added' | 'removed';
  children: ReactNode;
}) {
  const { change, children } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const Mark = change === 'added' ? 'ins' : 'del';
  return (
    <Mark className={classes[change]}>
      <span className={classes.said}>
        {t(`checklists.differences.${change}`)}{' '}
      </span>
      {children}
    </Mark>
  );
}

/** Two texts with the words marked that only one of them has: one side of them, or both in one. @internal */
export function WordDiff(props: {
  before: string;
  after: string;
  side: 'before' | 'after' | 'both';
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
        // Parts have no identity of their own and come in one order.
        const key = index;
        if (!added && !removed) {
          return <span key={key}>{value}</span>;
        }
        if (side === (added ? 'before' : 'after')) {
          return null;
        }
        return (
          <MarkedWords key={key} change={added ? 'added' : 'removed'}>
            {value}
          </MarkedWords>
        );
      })}
    </span>
  );
}
