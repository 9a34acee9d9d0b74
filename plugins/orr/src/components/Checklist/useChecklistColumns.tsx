import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ChecklistOverview } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ListColumn } from '../ColumnList';
import { DateText } from '../DateText';
import { askedText } from './askedText';
import { ChecklistStateMark } from './ChecklistStateMark';
import { HealthMark } from './HealthMark';

/** What the list tells of each checklist. @internal */
export function useChecklistColumns(): ListColumn<ChecklistOverview>[] {
  const { t } = useOrrTranslation();
  return [
    {
      key: 'checklist',
      heading: t('checklists.column.checklist'),
      cell: ({ id, title }) => (
        <Link to={id} underline="always">
          {title}
        </Link>
      ),
    },
    {
      key: 'state',
      heading: t('checklists.column.state'),
      cell: ({ state }) => <ChecklistStateMark state={state} />,
    },
    {
      key: 'version',
      heading: t('checklists.column.version'),
      cell: ({ version, publishedAt }) => (
        <>
          {version}, <DateText date={publishedAt} />
        </>
      ),
    },
    {
      key: 'questions',
      heading: t('checklists.column.questions'),
      cell: ({ questionCount }) => questionCount,
    },
    {
      key: 'asked',
      heading: t('checklists.column.asked'),
      cell: checklist => askedText(checklist, t),
    },
    {
      key: 'health',
      heading: t('checklists.column.health'),
      cell: ({ problems }) => <HealthMark problems={problems} />,
    },
    {
      key: 'owner',
      heading: t('checklists.column.owner'),
      cell: ({ ownerRef }) => <EntityRefLink entityRef={ownerRef} />,
    },
  ];
}
