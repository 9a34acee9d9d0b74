import { ReviewDetail, isSameRef } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** Which of the components that a review covers something is about; nothing where it is about all of them. @internal */
export function NamedParts(props: {
  detail: Pick<ReviewDetail, 'covered'>;
  entityRefs?: string[];
}) {
  const { detail, entityRefs } = props;
  const { t } = useOrrTranslation();
  if (!entityRefs?.length) {
    return null;
  }
  const names = entityRefs.map(ref => {
    const part = detail.covered.find(item => isSameRef(item.entityRef, ref));
    return part?.title ?? part?.name ?? ref;
  });
  return <> ({t('coverage.forNames', { names: names.join(', ') })})</>;
}
