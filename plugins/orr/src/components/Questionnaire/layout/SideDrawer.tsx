import { ReactNode } from 'react';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { useMotion } from '../../../hooks/useMotion';

const useStyles = makeStyles(theme => ({
  paper: { width: 'min(360px, 88vw)', padding: theme.spacing(1) },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    paddingLeft: theme.spacing(1),
  },
  close: { minWidth: 44, minHeight: 44 },
}));

/** A column that has no room beside the questions. Closed, it gives the focus back to what opened it. @internal */
export function SideDrawer(props: {
  anchor: 'left' | 'right';
  label: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const motion = useMotion();
  return (
    <Drawer
      anchor={props.anchor}
      open={props.open}
      onClose={props.onClose}
      transitionDuration={motion}
      PaperProps={
        {
          className: classes.paper,
          role: 'dialog',
          'aria-modal': true,
          'aria-label': props.label,
        } as object
      }
    >
      <div className={classes.head}>
        <Typography variant="h6" component="p">
          {props.label}
        </Typography>
        <IconButton
          className={classes.close}
          size="small"
          aria-label={t('questionnaire.drawer.close')}
          onClick={props.onClose}
        >
          <CloseIcon />
        </IconButton>
      </div>
      {props.children}
    </Drawer>
  );
}
