import { DeskItem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ColumnList } from '../ColumnList';
import { useDeskColumns } from './deskColumns';

const keyOf = ({ reviewId, section, disposition }: DeskItem) =>
  disposition?.id ?? [reviewId, section?.id].join();

/** What waits for a decision. @internal */
export function DeskRows(props: { items: DeskItem[]; userRef?: string }) {
  const { t } = useOrrTranslation();
  return (
    <ColumnList
      label={t('desk.table')}
      rows={props.items}
      keyOf={keyOf}
      columns={useDeskColumns(props.userRef)}
    />
  );
}
