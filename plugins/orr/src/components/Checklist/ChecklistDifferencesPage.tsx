import Typography from '@material-ui/core/Typography';
import { ChecklistComparison } from 'backstage-plugin-orr-common';
import {
  ChecklistDifferencesState,
  useChecklistDifferences,
} from '../../hooks/useChecklistDifferences';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { PageFrame } from '../PageHead';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { ChecklistError } from './ChecklistError';
import { Differences } from './Differences';
import { VersionPickers } from './VersionPickers';

function Result(props: {
  state: ChecklistDifferencesState;
  comparison?: ChecklistComparison;
}) {
  const { state, comparison } = props;
  const { versions, compared, onlyMeaning, choose } = state;
  const { t } = useOrrTranslation();
  const failed = [versions.newest, compared].find(
    ({ status }) => status === 'error',
  );
  if (failed?.status === 'error') {
    return (
      <ChecklistError
        error={failed.error}
        title={t('checklists.differences.failed')}
        notFound={t('checklists.differences.notFound')}
        onRetry={failed.reload}
      />
    );
  }
  if (comparison) {
    return (
      <Differences
        comparison={comparison}
        onlyMeaning={onlyMeaning}
        onOnlyMeaning={only => choose({ only: only ? 'meaning' : undefined })}
      />
    );
  }
  return versions.newest.status === 'ready' && versions.items.length < 2 ? (
    <Typography>{t('checklists.differences.onlyOne')}</Typography>
  ) : (
    <ReadinessSkeleton />
  );
}

/** Two versions of a checklist, whichever the address names. @internal */
export function ChecklistDifferencesPage({
  className,
}: {
  className?: string;
}) {
  const { t } = useOrrTranslation();
  const state = useChecklistDifferences();
  const { checklistId, versions, compared } = state;
  const comparison = compared.status === 'ready' ? compared.value : undefined;
  return (
    <PageFrame
      className={className}
      backTo={`../checklists/${encodeURIComponent(checklistId)}`}
      backText={
        comparison
          ? t('checklists.differences.back', {
              checklist: comparison.title,
            })
          : t('checklists.differences.backAny')
      }
      title={t('checklists.differences.title')}
      intro={
        comparison &&
        t('checklists.differences.intro', {
          checklist: comparison.title,
          from: String(comparison.from.version),
          to: String(comparison.to.version),
        })
      }
    >
      {versions.items.length > 1 && <VersionPickers state={state} />}
      <Result state={state} comparison={comparison} />
    </PageFrame>
  );
}
