import { DeskItem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ColumnList } from '../ColumnList';
import { useDeskColumns } from './deskColumns';

const keyOf = (item: DeskItem) => {
  const { waitingFor, reviewId, section, disposition, question, entity } = item;
  return (
    disposition?.id ??
    [
      waitingFor,
      reviewId,
      entity.entityRef,
      section?.id,
      question?.id,
      item.since,
    ].join()
  );
};

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
