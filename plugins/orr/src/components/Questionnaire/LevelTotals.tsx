import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { Level, LevelCounts } from 'backstage-plugin-orr-common';
import { LevelMark } from '../Level';

const ORDER: Level[] = [
  'HIGH',
  'MEDIUM',
  'LOW',
  'UNANSWERED',
  'NOT_APPLICABLE',
  'NONE',
];

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

/** How many questions stand at each level, worst first; levels without any are left out. @internal */
export const LevelTotals = memo(
  (props: { counts: LevelCounts; label: string }) => {
    const classes = useStyles();
    return (
      <ul className={classes.root} aria-label={props.label}>
        {ORDER.filter(level => props.counts[level] > 0).map(level => (
          <li key={level}>
            <LevelMark mark={level} count={props.counts[level]} />
          </li>
        ))}
      </ul>
    );
  },
);
