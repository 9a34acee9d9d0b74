import Typography from '@material-ui/core/Typography';
import { EntitySummary } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { OwnerLinks } from '../Ownership';

/** Says who can start a review, to those who may not. @internal */
export function WhoMayStart({ entity }: { entity: EntitySummary }) {
  const { t } = useOrrTranslation();
  return (
    <Typography component="div">
      {entity.ownerRefs.length && entity.ownerState !== 'ownerNotFound'
        ? t('tab.start.whoMay', { owners: <OwnerLinks entity={entity} /> })
        : t('tab.start.whoMayUnowned')}
    </Typography>
  );
}
