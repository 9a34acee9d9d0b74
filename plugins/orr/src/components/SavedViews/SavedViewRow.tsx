import { useState } from 'react';
import { CopyTextButton, Link } from '@backstage/core-components';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import EditIcon from '@material-ui/icons/EditOutlined';
import { SavedView } from 'backstage-plugin-orr-common';
import { createPath, useHref, useResolvedPath } from 'react-router-dom';
import { addressOfView, SAVED_PARAM } from '../../hooks/savedViewAddress';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EditView } from './EditView';
import { RemoveView } from './RemoveView';
import { ShownNow } from './SaveViewForm';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
  name: {
    display: 'flex',
    flex: '1 1 0',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    minWidth: 0,
    minHeight: 44,
    overflowWrap: 'anywhere',
  },
}));

/** One saved view: the way to it, its link for others, and what its owner may do. @internal */
export function SavedViewRow(props: {
  view: SavedView;
  now: ShownNow;
  onOpen: () => void;
  onChange: () => void;
}) {
  const { view, now, onOpen, onChange } = props;
  const { name, shared } = view;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [doing, setDoing] = useState<'edit' | 'remove'>();
  const link = useHref({
    pathname: '.',
    search: new URLSearchParams({ [SAVED_PARAM]: view.id }).toString(),
  });
  const to = createPath(useResolvedPath(addressOfView(view)));
  const done = () => {
    setDoing(undefined);
    onChange();
  };
  return (
    <li className={classes.root}>
      <span className={classes.name}>
        <Link to={to} onClick={onOpen}>
          {name}
        </Link>
        {shared && (
          <Typography variant="caption">{t('savedView.isShared')}</Typography>
        )}
      </span>
      {shared && (
        <CopyTextButton
          text={`${window.location.origin}${link}`}
          variant="tertiary"
          tooltipText={t('savedView.copied')}
          aria-label={t('savedView.copy', { name })}
        />
      )}
      <IconButton
        aria-label={t('savedView.editOf', { name })}
        onClick={() => setDoing('edit')}
      >
        <EditIcon />
      </IconButton>
      <IconButton
        aria-label={t('savedView.removeOf', { name })}
        onClick={() => setDoing('remove')}
      >
        <DeleteIcon />
      </IconButton>
      {doing === 'edit' && (
        <EditView
          view={view}
          now={now}
          onDone={done}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing === 'remove' && (
        <RemoveView
          view={view}
          onDone={done}
          onClose={() => setDoing(undefined)}
        />
      )}
    </li>
  );
}
