import { RecordedReviewProblem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ListColumn } from '../ColumnList';
import { SafeLink } from '../Questionnaire/SafeLink';
import { PreviewedRow } from './previewedRows';

function Problems({ problems }: { problems: RecordedReviewProblem[] }) {
  const { t } = useOrrTranslation();
  return problems.length ? (
    <>
      {problems.map(({ severity, column, message }) => (
        <div key={`${column} ${message}`}>
          {severity !== 'error' && (
            <strong>{t('recorded.preview.warning')} </strong>
          )}
          {column ? `${column}: ${message}` : message}
        </div>
      ))}
    </>
  ) : (
    <>{t('recorded.preview.nothing')}</>
  );
}

/** What the preview tells of each row. @internal */
export function usePreviewColumns(): ListColumn<PreviewedRow>[] {
  const { t } = useOrrTranslation();
  return [
    {
      key: 'row',
      heading: t('recorded.preview.row'),
      cell: ({ row }) => row,
    },
    {
      key: 'entity',
      heading: t('recorded.preview.entity'),
      cell: ({ claim, entity }) => claim?.entityRef ?? entity,
    },
    {
      key: 'date',
      heading: t('recorded.preview.date'),
      cell: ({ claim }) => claim?.reviewedOn,
      tells: ({ claim }) => claim !== undefined,
    },
    {
      key: 'outcome',
      heading: t('recorded.preview.outcome'),
      cell: ({ claim }) => claim && t(`outcome.${claim.outcome}`),
      tells: ({ claim }) => claim !== undefined,
    },
    {
      key: 'link',
      heading: t('recorded.preview.link'),
      cell: ({ claim }) => claim?.url && <SafeLink url={claim.url} />,
      tells: ({ claim }) => claim?.url !== undefined,
    },
    {
      key: 'validUntil',
      heading: t('recorded.preview.validUntil'),
      cell: ({ claim }) => claim?.validUntil,
      tells: ({ claim }) => claim?.validUntil !== undefined,
    },
    {
      key: 'checklist',
      heading: t('recorded.preview.checklist'),
      cell: ({ claim }) => claim?.checklist,
      tells: ({ claim }) => claim?.checklist !== undefined,
    },
    {
      key: 'problems',
      heading: t('recorded.preview.problems'),
      cell: ({ problems }) => <Problems problems={problems} />,
      tells: ({ problems }) => problems.length > 0,
    },
  ];
}
