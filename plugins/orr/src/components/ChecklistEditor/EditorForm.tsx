import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { ChecklistDocument, Question } from 'backstage-plugin-orr-common';
import { ChecklistForm } from './checklist/ChecklistForm';
import { questionOf } from './edits/draftEdits';
import { ProblemsByPlace } from './outline/placedProblems';
import { QuestionForm } from './question/QuestionForm';
import { SectionForm } from './section/SectionForm';
import { UnreadTexts } from './unread/UnreadTexts';
import { UnreadPlace } from './unread/useUnreadText';
import { DraftActions } from './useDraftActions';
import { OpenedPlace } from './usePlace';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), minWidth: 0 },
}));

interface EditorFormProps {
  document: ChecklistDocument;
  opened: OpenedPlace;
  problems: ProblemsByPlace;
  published: ReadonlyMap<string, Question>;
  actions: DraftActions;
  unread: UnreadTexts;
}

function OpenForm(props: EditorFormProps) {
  const { document, opened, problems, published, actions, unread } = props;
  const { place, takesFocus } = opened;
  const question =
    place.kind === 'question' ? questionOf(document, place.id) : undefined;
  const section =
    place.kind === 'section'
      ? document.sections.find(({ id }) => id === place.id)
      : undefined;
  if (question) {
    return (
      <UnreadPlace texts={unread} kind="question" id={question.id}>
        <QuestionForm
          question={question}
          document={document}
          problems={problems.questions.get(question.id) ?? []}
          published={published.get(question.id)}
          takesFocus={takesFocus}
          actions={actions}
        />
      </UnreadPlace>
    );
  }
  return section ? (
    <SectionForm
      section={section}
      problems={problems.sections.get(section.id) ?? []}
      takesFocus={takesFocus}
      actions={actions}
    />
  ) : (
    <UnreadPlace texts={unread} kind="checklist">
      <ChecklistForm
        document={document}
        problems={problems.checklist}
        onChange={actions.changeChecklist}
      />
    </UnreadPlace>
  );
}

/** The form of what is open, and of nothing else; it stays while what is open only gets another id. @internal */
export function EditorForm(props: EditorFormProps) {
  const classes = useStyles();
  return (
    <Paper variant="outlined" className={classes.root}>
      <OpenForm key={props.opened.opening} {...props} />
    </Paper>
  );
}
