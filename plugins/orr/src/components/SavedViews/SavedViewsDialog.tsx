import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SavedView } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ListDialog } from '../Feedback';
import { SavedViewRow } from './SavedViewRow';
import { SaveViewForm, ShownNow } from './SaveViewForm';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: theme.spacing(0, 0, 2), padding: 0 },
}));

function Views(props: {
  views: SavedView[];
  now: ShownNow;
  onOpen: () => void;
  onChange: () => void;
}) {
  const { views, ...rest } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return views.length > 0 ? (
    <ul className={classes.list} aria-label={t('savedView.list')}>
      {views.map(view => (
        <SavedViewRow key={view.id} view={view} {...rest} />
      ))}
    </ul>
  ) : (
    <Typography paragraph>{t('savedView.empty')}</Typography>
  );
}

/** What the viewer has saved, and the way to save what shows now. @internal */
export function SavedViewsDialog(props: {
  now: ShownNow;
  onClose: () => void;
}) {
  const { now, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const loaded = useLoaded(signal => api.listSavedViews({}, { signal }), [api]);
  return (
    <ListDialog
      title={t('savedView.title')}
      explain={t('savedView.explain')}
      list={loaded}
      loading={t('savedView.loading')}
      failed={t('savedView.failed')}
      close={t('savedView.close')}
      onClose={onClose}
      below={<SaveViewForm now={now} onSaved={loaded.reload} />}
    >
      {({ items }) => (
        <Views
          views={items}
          now={now}
          onOpen={onClose}
          onChange={loaded.reload}
        />
      )}
    </ListDialog>
  );
}
