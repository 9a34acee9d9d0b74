import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useMotion } from '../../hooks/useMotion';
import { NumberText } from '../NumberText';

const useStyles = makeStyles(theme => ({
  button: {
    height: 36,
    textTransform: 'none',
    fontWeight: 'normal',
    backgroundColor: theme.palette.background.paper,
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
  menu: { maxHeight: 420, maxWidth: 420 },
  item: { minHeight: 44, whiteSpace: 'normal' },
  box: { padding: theme.spacing(0.5), marginRight: theme.spacing(1) },
  count: {
    marginLeft: 'auto',
    paddingLeft: theme.spacing(3),
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** One value to choose, and how many there are where that is known. @internal */
export interface FacetOption {
  value: string;
  label: string;
  count?: number;
}

/** Chooses several of a few, with how many there are of each. @internal */
export function FacetMenu(props: {
  label: string;
  options: FacetOption[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const { label, options, chosen, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const toggle = (value: string) =>
    onChange(
      chosen.includes(value)
        ? chosen.filter(other => other !== value)
        : [...chosen, value],
    );
  return (
    <>
      <Button
        className={classes.button}
        variant="outlined"
        endIcon={<ArrowDropDownIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {chosen.length ? `${label} (${chosen.length})` : label}
      </Button>
      <Menu
        transitionDuration={motion}
        open={anchor !== undefined}
        anchorEl={anchor}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        onClose={() => setAnchor(undefined)}
        classes={{ paper: classes.menu }}
        MenuListProps={{ 'aria-label': label }}
      >
        {options.length === 0 && (
          <MenuItem disabled>{t('page.nothingToChoose')}</MenuItem>
        )}
        {options.map(option => (
          <MenuItem
            key={option.value}
            className={classes.item}
            role="menuitemcheckbox"
            aria-checked={chosen.includes(option.value)}
            onClick={() => toggle(option.value)}
          >
            <Checkbox
              className={classes.box}
              size="small"
              color="primary"
              checked={chosen.includes(option.value)}
              tabIndex={-1}
              disableRipple
              inputProps={{ 'aria-hidden': true }}
            />
            {option.label}
            {option.count !== undefined && (
              <span className={classes.count}>
                <NumberText value={option.count} />
              </span>
            )}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
