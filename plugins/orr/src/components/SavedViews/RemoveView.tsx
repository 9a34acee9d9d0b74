import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { SavedView, SavedViewList } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ConfirmDialog } from '../Admin/ConfirmDialog';
import { ErrorPanel } from '../Feedback';
import { isChangedMeanwhile } from './EditView';

/** Takes a saved view away, once more asked. @internal */
export function RemoveView(props: {
  view: SavedView;
  onDone: () => void;
  onClose: () => void;
}) {
  const { view, onDone, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const write = useNamedWrite<{ revision: number }, SavedViewList>(
    body => api.removeSavedView({ params: { viewId: view.id }, body }),
    onDone,
  );
  const late = isChangedMeanwhile(write.error);
  return (
    <ConfirmDialog
      open
      title={t('savedView.removeTitle', { name: view.name })}
      text={t(
        view.shared ? 'savedView.removeSharedText' : 'savedView.removeText',
      )}
      confirm={t('savedView.remove')}
      running={write.running}
      onConfirm={() => write.run({ revision: view.revision })}
      onClose={late ? onDone : onClose}
    >
      {late && <Typography role="alert">{t('savedView.changed')}</Typography>}
      {write.error !== undefined && !late && (
        <ErrorPanel error={write.error} title={t('savedView.notSaved')} />
      )}
    </ConfirmDialog>
  );
}
