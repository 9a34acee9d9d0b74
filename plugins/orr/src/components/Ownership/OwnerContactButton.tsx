import { useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ContactMailIcon from '@material-ui/icons/ContactMailOutlined';
import { ownerContactsOf } from 'backstage-plugin-orr-common';
import { useMotion } from '../../hooks/useMotion';
import { useOwnerEntities } from '../../hooks/useOwnerEntities';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Delayed } from '../Feedback';
import { ContactLinks } from './ContactLinks';

const useStyles = makeStyles(theme => ({
  button: {
    padding: theme.spacing(0.5),
    color: theme.palette.text.secondary,
    [theme.breakpoints.down('xs')]: { minWidth: 44, minHeight: 44 },
  },
  panel: { padding: theme.spacing(1.5, 2), maxWidth: 360 },
}));

function Contacts({ ownerRefs }: { ownerRefs: string[] }) {
  const { t } = useOrrTranslation();
  const owners = useOwnerEntities(ownerRefs);
  switch (owners.status) {
    case 'loading':
      return <Delayed>{t('ownership.loading')}</Delayed>;
    case 'error':
      return <>{t('ownership.contactFailed')}</>;
    default:
      return owners.value.some(owner => ownerContactsOf(owner).length > 0) ? (
        <ContactLinks owners={owners.value} />
      ) : (
        <>{t('ownership.noContact')}</>
      );
  }
}

/** Opens how the owners of something are reached; they are looked up once somebody asks. @internal */
export function OwnerContactButton(props: {
  ownerRefs: string[];
  /** What is owned. */
  name: string;
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const label = t('ownership.contactOf', { name: props.name });
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
        <ContactMailIcon fontSize="inherit" />
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        transitionDuration={motion}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        PaperProps={
          {
            className: classes.panel,
            role: 'dialog',
            'aria-label': label,
          } as object
        }
      >
        <Typography variant="body2" component="div">
          {anchor && <Contacts ownerRefs={props.ownerRefs} />}
        </Typography>
      </Popover>
    </>
  );
}
