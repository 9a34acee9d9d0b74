import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { FoldGroup } from '../fields/FoldGroup';
import { MarkdownField } from '../fields/MarkdownField';
import { RowsField } from '../fields/RowsField';
import { problemsOf, QuestionPartProps } from './questionFormProps';

/** How to go about the answer, and what good looks like. @internal */
export function WordsGroup(props: QuestionPartProps) {
  const { question, problems, onChange } = props;
  const { t } = useOrrTranslation();
  const { why } = question;
  return (
    <FoldGroup
      title={t('editor.question.words')}
      explain={t('editor.question.wordsExplain')}
      summary={question.guidance}
      problems={problemsOf(problems, ['guidance', 'good', 'why'])}
    >
      <MarkdownField
        label={t('checklists.field.guidance')}
        hint={t('editor.question.guidanceHint')}
        value={question.guidance}
        onChange={guidance => onChange({ guidance })}
        maxLength={4_000}
        rows={3}
      />
      <MarkdownField
        label={t('checklists.field.good')}
        hint={t('editor.question.goodHint')}
        value={question.good}
        onChange={good => onChange({ good })}
        maxLength={4_000}
        rows={2}
      />
      <RowsField
        legend={t('checklists.field.whyLinks')}
        columns={[
          { key: 'title', label: t('editor.question.linkTitle') },
          { key: 'url', label: t('editor.question.linkUrl') },
        ]}
        value={why.links}
        onChange={links =>
          onChange({
            why: links ? { ...why, links } : { text: why.text },
          })
        }
        add={t('editor.question.addLink')}
        max={10}
      />
    </FoldGroup>
  );
}
