import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import BookmarkIcon from '@material-ui/icons/BookmarkBorder';
import { useSearchParams } from 'react-router-dom';
import { searchToSave } from '../../hooks/savedViewAddress';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { touchTarget } from '../../theme/touchTarget';
import { SavedViewsDialog } from './SavedViewsDialog';

const useStyles = makeStyles(theme => ({
  button: {
    ...touchTarget(theme),
    textTransform: 'none',
    fontWeight: 'normal',
    backgroundColor: theme.palette.background.paper,
  },
}));

/** Opens what the viewer has saved. @internal */
export function SavedViewsButton(props: {
  /** The path of the present view. */
  view: string;
}) {
  const { view } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [params] = useSearchParams();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className={classes.button}
        variant="outlined"
        startIcon={<BookmarkIcon />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('savedView.open')}
      </Button>
      {open && (
        <SavedViewsDialog
          now={{ view, search: searchToSave(view, params) }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
