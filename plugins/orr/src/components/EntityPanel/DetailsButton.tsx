import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import { EntitySummary } from 'backstage-plugin-orr-common';
import { EntityPanelState } from '../../hooks/useEntityPanel';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  button: {
    padding: theme.spacing(0.5),
    color: theme.palette.text.secondary,
    [theme.breakpoints.down('xs')]: { minWidth: 44, minHeight: 44 },
  },
}));

/** Opens the panel that tells of an entity. @internal */
export function DetailsButton(props: {
  entity: EntitySummary;
  panel: EntityPanelState;
}) {
  const { entity, panel } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const label = t('panel.detailsOf', { name: entity.title ?? entity.name });
  return (
    <IconButton
      size="small"
      className={classes.button}
      aria-label={label}
      title={label}
      aria-expanded={panel.entityRef === entity.entityRef}
      data-details
      onClick={event => panel.open(entity.entityRef, event.currentTarget)}
    >
      <ChevronRightIcon />
    </IconButton>
  );
}
