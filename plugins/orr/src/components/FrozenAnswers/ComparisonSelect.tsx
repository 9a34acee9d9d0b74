import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { Comparison, ComparisonBase } from '../../hooks/useComparison';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useSnapshotName } from '../../hooks/useSnapshotName';
import { useRelativeDate } from '../DateText';
import { ErrorPanel } from '../Feedback';

/** What the answers are compared with; absent where there is nothing earlier. @internal */
export function ComparisonSelect({ comparison }: { comparison: Comparison }) {
  const { bases, base, choose, error } = comparison;
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const snapshotName = useSnapshotName();
  const nameOf = (item: ComparisonBase) => {
    const date = relative(item.at).full;
    return item.kind === 'decision'
      ? t('scrutiny.against.decision', {
          outcome: t(`outcome.${item.outcome!}`),
          date,
        })
      : t('scrutiny.against.snapshot', {
          name: snapshotName(item.snapshot!),
          date,
        });
  };
  if (error) {
    return <ErrorPanel error={error} title={t('scrutiny.against.failed')} />;
  }
  if (bases.length === 0) {
    return null;
  }
  return (
    <TextField
      select
      id="orr-compare-with"
      label={t('scrutiny.against.label')}
      value={base?.key ?? 'nothing'}
      onChange={event =>
        choose(
          event.target.value === 'nothing' ? undefined : event.target.value,
        )
      }
      variant="outlined"
      size="small"
      margin="dense"
      style={{ minWidth: 240, maxWidth: '100%', marginTop: 16 }}
    >
      {bases.map(item => (
        <MenuItem key={item.key} value={item.key}>
          {nameOf(item)}
        </MenuItem>
      ))}
      <MenuItem value="nothing">{t('scrutiny.against.nothing')}</MenuItem>
    </TextField>
  );
}
