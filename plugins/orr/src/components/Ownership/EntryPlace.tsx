import {
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import MuiLink from '@material-ui/core/Link';
import { isSafeUrl } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** Where the entry of an entity is edited: a link where the catalog knows one, else the place that it was read from. @internal */
export function EntryPlace({ entity }: { entity: Entity }) {
  const { t } = useOrrTranslation();
  const { annotations = {} } = entity.metadata;
  const editUrl = annotations[ANNOTATION_EDIT_URL];
  if (editUrl && isSafeUrl(editUrl)) {
    return (
      <MuiLink
        href={editUrl}
        underline="always"
        target="_blank"
        rel="noopener noreferrer"
      >
        {t('ownership.edit')}
      </MuiLink>
    );
  }
  const location = annotations[ANNOTATION_LOCATION];
  return location ? (
    <>
      {t('ownership.keptIn', {
        location: location.replace(/^(url|file):/, ''),
      })}
    </>
  ) : (
    <>{t('ownership.keptElsewhere')}</>
  );
}
