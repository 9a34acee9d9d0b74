import { HeatMapRow } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** What people know a group or system by. @internal */
export function useRowName() {
  const { t } = useOrrTranslation();
  return ({
    entityRef,
    title,
    isItself,
  }: Pick<HeatMapRow, 'entityRef' | 'title' | 'isItself'>): string => {
    if (entityRef === undefined) {
      return t('gap.heatMap.all');
    }
    const name = title ?? entityRef.split('/').pop()!;
    return isItself ? t('gap.heatMap.itself', { name }) : name;
  };
}
