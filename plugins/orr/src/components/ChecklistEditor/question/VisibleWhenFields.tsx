import { makeStyles } from '@material-ui/core/styles';
import { Question, questionsOf } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AuthorSelect } from '../fields/AuthorSelect';
import { optionsOf } from './options';
import { QuestionPartProps } from './questionFormProps';

type VisibleWhen = NonNullable<Question['visibleWhen']>;

const PRACTICES = ['yes', 'partly', 'no'] as const;

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) },
}));

/** After which answers to a question another can be asked. */
function useAnswers(question: Question | undefined) {
  const { t } = useOrrTranslation();
  const any = { value: '', label: t('editor.question.anyAnswer') };
  switch (question?.answer.type) {
    case 'choices':
      return [
        any,
        ...question.answer.choices.map(({ id, title }) => ({
          value: id,
          label: title || id,
        })),
      ];
    case 'practice':
      return [any, ...optionsOf('visibleWhen.practice', PRACTICES, t)];
    default:
      return [any];
  }
}

/** After which answer to an earlier question this one is asked. @internal */
export function VisibleWhenFields(props: QuestionPartProps) {
  const { question, document, onChange } = props;
  const { visibleWhen } = question;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const all = questionsOf(document);
  const earlier = all.slice(
    0,
    all.findIndex(({ id }) => id === question.id),
  );
  const asked = all.find(({ id }) => id === visibleWhen?.question);
  const answers = useAnswers(asked);
  // What is named and not there, or comes later, stays to be seen.
  const isElsewhere = visibleWhen && !earlier.includes(asked!);
  const choose = (value: string) => {
    const rest: Partial<VisibleWhen> =
      asked?.answer.type === 'choices'
        ? { choice: value }
        : { practice: value as VisibleWhen['practice'] };
    onChange({
      visibleWhen: {
        question: visibleWhen!.question,
        ...(value && rest),
      },
    });
  };
  return (
    <div className={classes.root}>
      <AuthorSelect
        label={t('editor.question.visibleWhen')}
        hint={t('editor.question.visibleWhenHint')}
        value={visibleWhen?.question ?? ''}
        options={[
          { value: '', label: t('editor.question.always') },
          ...earlier.map(({ id, title }) => ({
            value: id,
            label: title || id,
          })),
          ...(isElsewhere
            ? [
                {
                  value: visibleWhen.question,
                  label: asked?.title || visibleWhen.question,
                },
              ]
            : []),
        ]}
        onChange={id =>
          onChange({ visibleWhen: id ? { question: id } : undefined })
        }
      />
      {visibleWhen && answers.length > 1 && (
        <AuthorSelect
          label={t('editor.question.visibleAnswer')}
          value={visibleWhen.choice ?? visibleWhen.practice ?? ''}
          options={answers}
          onChange={choose}
        />
      )}
    </div>
  );
}
