import { useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import { Entity } from '@backstage/catalog-model';
import { BREAK_GLASS_HOURS, EntityOverview } from 'backstage-plugin-orr-common';
import { useMotion } from '../../hooks/useMotion';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { BadgeDialog } from '../Badge';
import { OverrideDialog } from '../Gate';

type Act = 'badge' | 'override';

const useStyles = makeStyles({
  button: { width: 44, height: 44, padding: 10 },
  item: { minHeight: 44 },
});

/** What the viewer may do here beside reviews. */
function actsOf({ rights, breakGlass }: EntityOverview): Act[] {
  return [
    ...(rights?.mintBadge ? (['badge'] as const) : []),
    ...(rights?.overrideGate && !breakGlass ? (['override'] as const) : []),
  ];
}

/** What is seldom done on the tab; nothing where the viewer may do none of it. @internal */
export function TabMenu(props: {
  entity: Entity;
  overview: EntityOverview;
  onChanged: () => void;
}) {
  const { entity, overview, onChanged } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const acts = actsOf(overview);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [act, setAct] = useState<Act>();
  const words = {
    badge: t('badge.open'),
    override: t('gate.override.open'),
  };
  return (
    <>
      {acts.length > 0 && (
        <IconButton
          className={classes.button}
          aria-label={t('tab.more')}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={event => setAnchor(event.currentTarget)}
        >
          <MoreVertIcon />
        </IconButton>
      )}
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        transitionDuration={motion}
        onClose={() => setAnchor(null)}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      >
        {acts.map(one => (
          <MenuItem
            key={one}
            className={classes.item}
            onClick={() => {
              setAnchor(null);
              setAct(one);
            }}
          >
            {words[one]}
          </MenuItem>
        ))}
      </Menu>
      {act === 'badge' && (
        <BadgeDialog entity={entity} onClose={() => setAct(undefined)} />
      )}
      {act === 'override' && (
        <OverrideDialog
          entity={entity}
          most={overview.rights?.overrideHours ?? BREAK_GLASS_HOURS}
          onDone={() => {
            setAct(undefined);
            onChanged();
          }}
          onClose={() => setAct(undefined)}
        />
      )}
    </>
  );
}
