import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  chip: {
    margin: 0,
    maxWidth: '100%',
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
}));

/** The whole chip removes, so that it is one stop for the keyboard and wide enough for a thumb. @internal */
export function RemovableChip(props: { label: string; onRemove: () => void }) {
  const { label, onRemove } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Chip
      className={classes.chip}
      size="small"
      variant="outlined"
      label={label}
      clickable
      aria-label={t('page.remove', { filter: label })}
      onClick={onRemove}
      onDelete={onRemove}
    />
  );
}
