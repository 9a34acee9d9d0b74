import { Question, ReviewKind } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { valueText } from '../../Checklist/valueText';
import { FilterField } from '../asked/FilterField';
import { AuthorSelect } from '../fields/AuthorSelect';
import { FoldGroup } from '../fields/FoldGroup';
import { MarkedSet } from '../fields/MarkedSet';
import { optionsOf } from './options';
import { problemsOf, QuestionPartProps } from './questionFormProps';
import { VisibleWhenFields } from './VisibleWhenFields';

const PHASES: Question['phase'][] = ['design', 'build', 'launch', 'operate'];
const MOOT = ['allowed', 'forbidden'] as const;

/** Of whom a question is asked, and when. @internal */
export function AskedGroup(props: QuestionPartProps) {
  const { question, document, problems, onChange } = props;
  const { t } = useOrrTranslation();
  const kinds = [
    ...new Set<ReviewKind>([...document.kinds, ...question.profiles]),
  ];
  return (
    <FoldGroup
      title={t('editor.question.asked')}
      explain={t('editor.question.askedExplain')}
      summary={[
        question.profiles.map(one => valueText('profiles', one, t)).join(', '),
        question.visibleWhen && t('editor.question.followsAnother'),
        question.appliesTo && t('editor.question.someOnly'),
      ]
        .filter(Boolean)
        .join(' · ')}
      problems={problemsOf(problems, [
        'profiles',
        'visibleWhen',
        'appliesTo',
        'notApplicable',
        'phase',
      ])}
    >
      <MarkedSet
        label={t('checklists.field.profiles')}
        hint={t('editor.question.profilesHint')}
        options={optionsOf('profiles', kinds, t)}
        value={question.profiles}
        onChange={profiles => onChange({ profiles })}
      />
      <AuthorSelect
        label={t('checklists.field.phase')}
        hint={t('editor.question.phaseHint')}
        value={question.phase}
        options={optionsOf('phase', PHASES, t)}
        onChange={phase => onChange({ phase: phase as Question['phase'] })}
      />
      <VisibleWhenFields {...props} />
      <AuthorSelect
        label={t('checklists.field.notApplicable')}
        hint={t('editor.question.notApplicableHint')}
        value={question.notApplicable ?? 'allowed'}
        options={optionsOf('notApplicable', MOOT, t)}
        onChange={value =>
          onChange({
            notApplicable: value === 'forbidden' ? 'forbidden' : undefined,
          })
        }
      />
      <FilterField
        label={t('editor.question.appliesTo')}
        hint={t('editor.question.appliesToHint')}
        value={question.appliesTo}
        within={document.appliesTo}
        onChange={appliesTo => onChange({ appliesTo })}
      />
    </FoldGroup>
  );
}
