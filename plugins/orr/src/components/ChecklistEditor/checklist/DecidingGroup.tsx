import {
  ChecklistDocument,
  checklistDocumentSchema,
  DecidingMode,
  decidingModeSchema,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { valueText } from '../../Checklist/valueText';
import { withoutUndefined } from '../edits/choiceEdits';
import { AuthorSelect } from '../fields/AuthorSelect';
import { FoldGroup } from '../fields/FoldGroup';
import { RefField } from '../fields/RefField';
import { StructureField } from '../fields/StructureField';
import { optionsOf } from '../question/options';
import { unreadOf } from '../unread/unreadProblems';
import type { ChecklistPartProps } from './ChecklistPartProps';

type Contradictions = NonNullable<ChecklistDocument['contradictions']>;

const CONTRADICTIONS: Contradictions[] = ['flag', 'condition', 'lost'];
const byTier = checklistDocumentSchema.shape.deciding
  .unwrap()
  .shape.tiers.unwrap();

/** Who decides reviews, and who answers for the checklist. @internal */
export function DecidingGroup(props: ChecklistPartProps) {
  const { document, problems, onChange } = props;
  const { t } = useOrrTranslation();
  const { deciding = { default: 'peer' as const } } = document;
  return (
    <FoldGroup
      title={t('editor.checklist.deciding')}
      explain={t('editor.checklist.decidingExplain')}
      summary={valueText('deciding.default', deciding.default, t)}
      problems={unreadOf(problems, ['deciding'])}
    >
      <AuthorSelect
        label={t('checklists.field.deciding')}
        value={deciding.default}
        options={optionsOf('deciding.default', decidingModeSchema.options, t)}
        onChange={mode =>
          onChange({ deciding: { ...deciding, default: mode as DecidingMode } })
        }
      />
      <StructureField
        label={t('editor.checklist.decidingByTier')}
        field="deciding"
        hint={t('editor.checklist.decidingByTierHint')}
        wrong={t('editor.checklist.decidingWrong')}
        value={deciding.tiers}
        schema={byTier}
        onChange={tiers =>
          onChange({ deciding: withoutUndefined({ ...deciding, tiers }) })
        }
      />
      <RefField
        label={t('checklists.field.reviewerGroup')}
        hint={t('editor.checklist.reviewerGroupHint')}
        value={document.reviewerGroup}
        onChange={reviewerGroup => onChange({ reviewerGroup })}
      />
      <RefField
        label={t('checklists.field.sponsor')}
        value={document.sponsor}
        onChange={sponsor => onChange({ sponsor })}
      />
      <AuthorSelect
        label={t('checklists.field.contradictions')}
        value={document.contradictions ?? 'flag'}
        options={optionsOf('contradictions', CONTRADICTIONS, t)}
        onChange={value =>
          onChange({ contradictions: value as Contradictions })
        }
      />
    </FoldGroup>
  );
}
