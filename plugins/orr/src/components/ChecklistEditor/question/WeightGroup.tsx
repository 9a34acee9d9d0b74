import { Gate, gateOf, Question } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { valueText } from '../../Checklist/valueText';
import { AuthorSelect } from '../fields/AuthorSelect';
import { FoldGroup } from '../fields/FoldGroup';
import { NumberField } from '../fields/NumberField';
import { optionsOf } from './options';
import { problemsOf, QuestionPartProps } from './questionFormProps';

const GATES: Gate[] = ['blocking', 'conditional', 'advisory'];
const EFFORTS: Question['effort'][] = ['high', 'medium', 'low'];

/** What an open question does to a decision, and how much it weighs. @internal */
export function WeightGroup(props: QuestionPartProps) {
  const { question, problems, onChange } = props;
  const { t } = useOrrTranslation();
  const { gate, effort } = question;
  return (
    <FoldGroup
      title={t('editor.question.weighs')}
      explain={t('editor.question.weighsExplain')}
      summary={[
        `${t('checklists.field.gate')}: ${valueText(
          'gate',
          gateOf(question),
          t,
        )}`,
        `${t('checklists.field.effort')}: ${valueText('effort', effort, t)}`,
      ].join(' · ')}
      problems={problemsOf(problems, ['gate', 'weight', 'effort', 'risk'])}
    >
      <AuthorSelect
        label={t('checklists.field.gate')}
        value={gate ?? ''}
        options={[
          {
            value: '',
            label: t('editor.question.byRisk', {
              value: valueText('gate', gateOf({ risk: question.risk }), t),
            }),
          },
          ...optionsOf('gate', GATES, t),
        ]}
        onChange={value => onChange({ gate: (value as Gate) || undefined })}
        hint={t('editor.question.gateHint')}
      />
      <NumberField
        label={t('checklists.field.weight')}
        field="weight"
        hint={t('editor.question.weightHint')}
        value={question.weight}
        onChange={weight => onChange({ weight })}
        min={0.01}
        max={100}
      />
      <AuthorSelect
        label={t('checklists.field.effort')}
        value={effort}
        options={optionsOf('effort', EFFORTS, t)}
        onChange={value => onChange({ effort: value as Question['effort'] })}
        hint={t('editor.question.effortHint')}
      />
    </FoldGroup>
  );
}
