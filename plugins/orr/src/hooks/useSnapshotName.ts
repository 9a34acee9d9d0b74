import { SnapshotSummary } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from './useOrrTranslation';

/** What a snapshot is called: by whoever made it by hand, or by what made it. @internal */
export function useSnapshotName(): (
  snapshot: Pick<SnapshotSummary, 'kind' | 'name' | 'sequence'>,
) => string {
  const { t } = useOrrTranslation();
  return ({ kind, name, sequence }) => {
    switch (kind) {
      case 'byHand':
        return name ?? t('scrutiny.history.byHand');
      case 'decision':
        return t('scrutiny.history.decision');
      default:
        return t('scrutiny.history.submission', { number: String(sequence) });
    }
  };
}
