import {
  FactTopic,
  factBindingSchema,
  factTopicSchema,
  Question,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { valueText } from '../../Checklist/valueText';
import { withoutUndefined } from '../edits/choiceEdits';
import { AuthorSelect } from '../fields/AuthorSelect';
import { FoldGroup } from '../fields/FoldGroup';
import { MarkedSet } from '../fields/MarkedSet';
import { NumberField } from '../fields/NumberField';
import { StructureField } from '../fields/StructureField';
import { optionsOf } from './options';
import { problemsOf, QuestionPartProps } from './questionFormProps';

type Evidence = NonNullable<Question['evidence']>;

const RULES: Evidence['rule'][] = ['none', 'optional', 'required'];
const VERIFICATIONS: NonNullable<Question['verification']>[] = [
  'attested',
  'evidence',
  'fact',
];

/** What shows that an answer is so. @internal */
export function EvidenceGroup(props: QuestionPartProps) {
  const { question, problems, onChange } = props;
  const { t } = useOrrTranslation();
  const evidence: Evidence = question.evidence ?? { rule: 'optional' };
  const verification = question.verification ?? 'attested';
  return (
    <FoldGroup
      title={t('editor.question.shown')}
      explain={t('editor.question.shownExplain')}
      summary={`${t('checklists.field.evidence')}: ${valueText(
        'evidence.rule',
        evidence.rule,
        t,
      )} · ${t('checklists.field.verification')}: ${valueText(
        'verification',
        verification,
        t,
      )}`}
      problems={problemsOf(problems, [
        'evidence',
        'prefill',
        'verification',
        'fact',
      ])}
    >
      <AuthorSelect
        label={t('checklists.field.evidence')}
        value={evidence.rule}
        options={optionsOf('evidence.rule', RULES, t)}
        onChange={rule =>
          onChange({
            evidence: { ...evidence, rule: rule as Evidence['rule'] },
          })
        }
      />
      {evidence.rule !== 'none' && (
        <NumberField
          label={t('checklists.field.evidenceAge')}
          value={evidence.maxAgeDays}
          isWhole
          min={1}
          max={3_650}
          onChange={maxAgeDays =>
            onChange({
              evidence: withoutUndefined({ ...evidence, maxAgeDays }),
            })
          }
        />
      )}
      <MarkedSet<FactTopic>
        label={t('checklists.field.prefill')}
        hint={t('editor.question.prefillHint')}
        options={factTopicSchema.options.map(value => ({
          value,
          label: value.replace('-', ' '),
        }))}
        value={question.prefill ?? []}
        onChange={prefill =>
          onChange({ prefill: prefill.length ? prefill : undefined })
        }
      />
      <AuthorSelect
        label={t('checklists.field.verification')}
        hint={t('editor.question.verificationHint')}
        value={verification}
        options={optionsOf('verification', VERIFICATIONS, t)}
        onChange={value =>
          onChange({ verification: value as Question['verification'] })
        }
      />
      <StructureField
        label={t('checklists.field.fact')}
        field="fact"
        hint={t('editor.question.factHint')}
        wrong={t('editor.field.noFact')}
        value={question.fact}
        schema={factBindingSchema}
        onChange={fact => onChange({ fact })}
      />
    </FoldGroup>
  );
}
