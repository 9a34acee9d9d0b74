import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { SavedView } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** Which saved view shows, and whose it is. @internal */
export function OpenedViewName({ view }: { view: SavedView }) {
  const { t } = useOrrTranslation();
  return (
    <Typography component="span">
      {t('savedView.opened', { name: view.name })}
      {!view.isOwn && (
        <>
          {' · '}
          {t('savedView.by', {
            owner: (
              <EntityDisplayName
                key="owner"
                entityRef={view.ownerRef}
                defaultKind="user"
                hideIcon
              />
            ),
          })}
        </>
      )}
    </Typography>
  );
}
