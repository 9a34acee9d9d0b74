import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Divider from '@material-ui/core/Divider';
import ListSubheader from '@material-ui/core/ListSubheader';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import { ReviewPhase } from 'backstage-plugin-orr-common';
import { useMotion } from '../../../hooks/useMotion';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { touchTarget } from '../../../theme/touchTarget';

const useStyles = makeStyles(theme => ({
  button: { ...touchTarget(theme), padding: theme.spacing(0, 1) },
  item: { minHeight: 44 },
  mark: { width: 28, display: 'inline-flex' },
  head: { lineHeight: '36px', backgroundColor: 'inherit' },
}));

interface PhaseMenuProps {
  /** Those of which the review asks something. */
  phases: ReviewPhase[];
  reached?: ReviewPhase;
  shown?: ReviewPhase;
  /** Absent for whoever may not set it. */
  onSet?: (phase: ReviewPhase | undefined) => void;
  onShow: (phase: ReviewPhase | undefined) => void;
}

/** Where one is, and which phase shows. @internal */
export function PhaseMenu(props: PhaseMenuProps) {
  const { phases, onSet, onShow } = props;
  const id = useId();
  const classes = useStyles();
  const motion = useMotion();
  const { t } = useOrrTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choices = [undefined, ...phases];
  const item = (
    group: string,
    choice: ReviewPhase | undefined,
    chosen: ReviewPhase | undefined,
    choose: (phase: ReviewPhase | undefined) => void,
    label: string,
  ) => (
    <MenuItem
      key={`${group}-${choice}`}
      role="menuitemradio"
      aria-checked={choice === chosen}
      aria-describedby={`${id}-${group}`}
      className={classes.item}
      onClick={() => {
        setAnchor(null);
        choose(choice);
      }}
    >
      <span className={classes.mark} aria-hidden>
        {choice === chosen && <CheckIcon fontSize="small" />}
      </span>
      {label}
    </MenuItem>
  );
  const head = (group: string, label: string) => (
    <ListSubheader
      key={group}
      id={`${id}-${group}`}
      role="presentation"
      disableSticky
      className={classes.head}
    >
      {label}
    </ListSubheader>
  );
  return (
    <>
      <Button
        size="small"
        className={classes.button}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('phase.menu')}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        transitionDuration={motion}
        onClose={() => setAnchor(null)}
      >
        {onSet && head('set', t('phase.set'))}
        {onSet &&
          choices.map(choice =>
            item(
              'set',
              choice,
              props.reached,
              onSet,
              choice ? t(`phase.name.${choice}`) : t('phase.none'),
            ),
          )}
        {onSet && <Divider key="between" />}
        {head('show', t('phase.show'))}
        {choices.map(choice =>
          item(
            'show',
            choice,
            props.shown,
            onShow,
            choice
              ? t('phase.only', { phase: t(`phase.name.${choice}`) })
              : t('phase.all'),
          ),
        )}
      </Menu>
    </>
  );
}
