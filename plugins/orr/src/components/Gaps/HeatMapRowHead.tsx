import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { HeatMapRow } from 'backstage-plugin-orr-common';
import { useNumberText } from '../../hooks/useNumberText';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRowName } from './useRowName';

const useStyles = makeStyles(theme => ({
  open: {
    textAlign: 'left',
    verticalAlign: 'baseline',
    [theme.breakpoints.down('sm')]: { minHeight: 44 },
  },
}));

/** Whose row it is, how much of it is reviewed, and the way to the groups below. @internal */
export function HeatMapRowHead(props: {
  row: HeatMapRow;
  onOpenGroup: (row: HeatMapRow) => void;
}) {
  const { row, onOpenGroup } = props;
  const classes = useStyles();
  const { number } = useNumberText();
  const { t } = useOrrTranslation();
  const name = useRowName()(row);
  return (
    <>
      {row.hasGroupsBelow ? (
        <Link
          component="button"
          variant="body2"
          underline="always"
          className={classes.open}
          aria-label={t('gap.heatMap.below', { name })}
          onClick={() => onOpenGroup(row)}
        >
          {name}
        </Link>
      ) : (
        <Typography component="span" variant="body2">
          {name}
        </Typography>
      )}
      <Typography variant="caption" component="div" color="textSecondary">
        {t('gap.reviewed', {
          decided: number(row.decided),
          entities: number(row.entities),
        })}
      </Typography>
    </>
  );
}
