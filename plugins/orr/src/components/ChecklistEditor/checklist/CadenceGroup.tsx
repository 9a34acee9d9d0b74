import { checklistDocumentSchema } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { FoldGroup } from '../fields/FoldGroup';
import { NumberField } from '../fields/NumberField';
import { StructureField } from '../fields/StructureField';
import { unreadOf } from '../unread/unreadProblems';
import type { ChecklistPartProps } from './ChecklistPartProps';

const byTier = checklistDocumentSchema.shape.cadenceByTier.unwrap();
const PERIODS = [
  { key: 'conditionLimitDays', label: 'conditionLimit', min: 1, max: 365 },
  { key: 'acceptanceLimitDays', label: 'acceptanceLimit', min: 1, max: 1_095 },
  { key: 'disclosureGraceDays', label: 'disclosureGrace', min: 0, max: 365 },
  { key: 'minutes', label: 'minutes', min: 1, max: 2_000 },
] as const;
const FIELDS = [
  'cadenceMonths',
  'cadenceByTier',
  ...PERIODS.map(({ key }) => key),
];

/** How long decisions hold, and other periods. @internal */
export function CadenceGroup(props: ChecklistPartProps) {
  const { document, problems, onChange } = props;
  const { t } = useOrrTranslation();
  return (
    <FoldGroup
      title={t('editor.checklist.periods')}
      explain={t('editor.checklist.periodsExplain')}
      summary={`${t('checklists.field.cadence')}: ${
        document.cadenceMonths ?? 12
      }`}
      problems={unreadOf(problems, FIELDS)}
    >
      <NumberField
        label={t('checklists.field.cadence')}
        field="cadenceMonths"
        value={document.cadenceMonths}
        isWhole
        min={1}
        max={60}
        onChange={cadenceMonths => onChange({ cadenceMonths })}
      />
      <StructureField
        label={t('editor.checklist.cadenceByTier')}
        field="cadenceByTier"
        hint={t('editor.checklist.cadenceByTierHint')}
        wrong={t('editor.checklist.cadenceWrong')}
        value={document.cadenceByTier}
        schema={byTier}
        onChange={cadenceByTier => onChange({ cadenceByTier })}
      />
      {PERIODS.map(({ key, label, min, max }) => (
        <NumberField
          key={key}
          label={t(`checklists.field.${label}`)}
          field={key}
          value={document[key]}
          isWhole
          min={min}
          max={max}
          onChange={value => onChange({ [key]: value })}
        />
      ))}
    </FoldGroup>
  );
}
