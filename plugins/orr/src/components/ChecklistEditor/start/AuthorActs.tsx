import { ChecklistOverview } from 'backstage-plugin-orr-common';
import { ArchiveChecklist } from './ArchiveChecklist';
import { EditChecklist } from './EditChecklist';
import { KeptElsewhereActs } from './KeptElsewhereActs';
import { useDrafts } from './useDrafts';

/** What those who write and publish checklists may do about one. @internal */
export function AuthorActs(props: {
  checklist: ChecklistOverview;
  onArchived: () => void;
}) {
  const { checklist, onArchived } = props;
  const drafts = useDrafts();
  if (drafts.status !== 'ready') {
    return null;
  }
  const { items, may } = drafts.value;
  if (checklist.origin === 'file') {
    return may.author ? (
      <KeptElsewhereActs checklist={checklist} drafts={items} />
    ) : null;
  }
  return (
    <>
      {may.author && <EditChecklist checklist={checklist} drafts={items} />}
      {may.publish && (
        <ArchiveChecklist checklist={checklist} onArchived={onArchived} />
      )}
    </>
  );
}
