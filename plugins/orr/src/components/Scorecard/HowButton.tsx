import { ReactNode, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import { useMotion } from '../../hooks/useMotion';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  button: {
    padding: theme.spacing(0.25),
    color: theme.palette.text.secondary,
    [theme.breakpoints.down('xs')]: { minWidth: 44, minHeight: 44 },
  },
  panel: {
    padding: theme.spacing(1.5, 2),
    maxWidth: 360,
    '& p + p': { marginTop: theme.spacing(1) },
  },
}));

/** Says how a figure was computed. @internal */
export function HowButton(props: { of: string; children: ReactNode }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const label = t('scorecard.how', { figure: props.of });
  return (
    <>
      <IconButton
        size="small"
        className={classes.button}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        onClick={event => setAnchor(event.currentTarget)}
      >
        <InfoIcon fontSize="small" />
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        transitionDuration={motion}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        onClose={() => setAnchor(null)}
        PaperProps={{
          role: 'dialog',
          'aria-label': label,
          className: classes.panel,
        }}
      >
        <Typography variant="body2" component="div">
          {props.children}
        </Typography>
      </Popover>
    </>
  );
}
