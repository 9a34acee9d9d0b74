import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { FoldGroup } from '../fields/FoldGroup';
import { LinesField } from '../fields/LinesField';
import type { ChecklistPartProps } from './ChecklistPartProps';

/** With whom the checklist is tried out before it is asked of everybody. @internal */
export function PilotGroup({ document, onChange }: ChecklistPartProps) {
  const { t } = useOrrTranslation();
  return (
    <FoldGroup
      title={t('editor.checklist.pilot')}
      explain={t('editor.checklist.pilotExplain')}
      summary={document.pilotEntities?.join(', ')}
    >
      <LinesField
        label={t('checklists.field.pilotEntities')}
        hint={t('editor.field.refs')}
        value={document.pilotEntities}
        onChange={pilotEntities => onChange({ pilotEntities })}
      />
    </FoldGroup>
  );
}
