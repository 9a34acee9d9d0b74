import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { JudgementTotals, Level } from 'backstage-plugin-orr-common';
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

/** How many questions stand at each level, worst first, and how many only inform; what there is none of is left out. @internal */
export const LevelTotals = memo(
  (props: {
    totals: Pick<JudgementTotals, 'counts' | 'informing'>;
    label: string;
  }) => {
    const { counts, informing } = props.totals;
    const classes = useStyles();
    return (
      <ul className={classes.root} aria-label={props.label}>
        {ORDER.filter(level => counts[level] > 0).map(level => (
          <li key={level}>
            <LevelMark mark={level} count={counts[level]} />
          </li>
        ))}
        {informing > 0 && (
          <li>
            <LevelMark mark="informs" count={informing} />
          </li>
        )}
      </ul>
    );
  },
);
