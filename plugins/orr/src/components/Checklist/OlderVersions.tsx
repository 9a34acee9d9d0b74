import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { ChecklistState } from '../../hooks/useChecklist';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** Continues the list of versions where there are more. @internal */
export function OlderVersions({ state }: { state: ChecklistState }) {
  const { older, loadOlder } = state;
  const { t } = useOrrTranslation();
  const isLoading = older.status === 'loading';
  return (
    <>
      {older.status === 'error' && (
        <Typography color="error" role="alert">
          {t('checklists.versions.olderFailed')}
        </Typography>
      )}
      {older.hasMore && (
        <Button
          style={{ minHeight: 44 }}
          size="small"
          aria-disabled={isLoading}
          onClick={isLoading ? undefined : loadOlder}
        >
          {t(
            isLoading
              ? 'checklists.versions.olderLoading'
              : 'checklists.versions.older',
          )}
        </Button>
      )}
    </>
  );
}
