import { ChecklistOverview } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { NewChecklistDialog } from './NewChecklistDialog';

/** The way to a new checklist that begins as a copy of another one. @internal */
export function CopyDialog(props: {
  checklist: Pick<ChecklistOverview, 'id' | 'title'>;
  onClose: () => void;
}) {
  const { checklist, onClose } = props;
  const { t } = useOrrTranslation();
  return (
    <NewChecklistDialog
      checklists={[checklist]}
      initial={{
        start: 'version',
        checklistId: checklist.id,
        title: t('authoring.start.copyOf', { title: checklist.title }),
      }}
      onClose={onClose}
    />
  );
}
