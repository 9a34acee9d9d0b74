import { CarriedHistory } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const COUNTED = ['reviews', 'covered', 'decisions', 'exemptions'] as const;

/** Whether there is any history at all. @internal */
export function isNoHistory(carried: CarriedHistory): boolean {
  return COUNTED.every(name => carried[name] === 0);
}

/** How much of a history there is, in words; what there is none of is left out. @internal */
export function useCarriedText(): (carried: CarriedHistory) => string {
  const { t } = useOrrTranslation();
  return carried =>
    COUNTED.filter(name => carried[name] > 0)
      .map(name => t(`admin.move.count.${name}`, { count: carried[name] }))
      .join(', ');
}
