import { Question } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AuthorSelect } from '../fields/AuthorSelect';
import { AuthorTextField } from '../fields/AuthorTextField';
import { FoldGroup } from '../fields/FoldGroup';
import { RowsField } from '../fields/RowsField';
import { optionsOf } from './options';
import { problemsOf, QuestionPartProps } from './questionFormProps';

const ORIGINS: Question['origin'][] = [
  'incident',
  'near-miss',
  'anticipated-failure',
  'policy',
  'best-practice',
];

/** Who asked for a question, and what it goes back to. @internal */
export function OriginGroup(props: QuestionPartProps) {
  const { question, problems, onChange } = props;
  const { t } = useOrrTranslation();
  return (
    <FoldGroup
      title={t('editor.question.whence')}
      explain={t('editor.question.whenceExplain')}
      summary={[question.area, question.stakeholder]
        .filter(Boolean)
        .join(' · ')}
      problems={problemsOf(problems, [
        'area',
        'stakeholder',
        'origin',
        'practices',
      ])}
    >
      <AuthorTextField
        label={t('checklists.field.area')}
        hint={t('editor.question.areaHint')}
        value={question.area}
        onChange={area => onChange({ area })}
        maxLength={200}
      />
      <AuthorTextField
        label={t('checklists.field.stakeholder')}
        hint={t('editor.question.stakeholderHint')}
        value={question.stakeholder}
        onChange={stakeholder => onChange({ stakeholder })}
        maxLength={200}
      />
      <AuthorSelect
        label={t('checklists.field.origin')}
        value={question.origin}
        options={optionsOf('origin', ORIGINS, t)}
        onChange={origin => onChange({ origin: origin as Question['origin'] })}
      />
      <RowsField
        legend={t('checklists.field.practices')}
        columns={[
          { key: 'edition', label: t('editor.question.practiceEdition') },
          { key: 'id', label: t('editor.question.practiceId') },
          { key: 'title', label: t('editor.question.practiceTitle') },
        ]}
        value={question.practices}
        onChange={practices => onChange({ practices })}
        add={t('editor.question.addPractice')}
        max={10}
      />
    </FoldGroup>
  );
}
