import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ChecklistDocument, questionsOf } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { useSettled } from '../../../hooks/useSettled';
import { questionOf } from '../edits/draftEdits';
import { OpenedPlace } from '../usePlace';
import { QuestionPreview } from './QuestionPreview';

/** So many are answered with care. */
const RECOMMENDED = 30;

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2) },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
  },
}));

function Extent({ document }: { document: ChecklistDocument }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const questions = questionsOf(document);
  const stakeholders = new Map<string, number>();
  for (const { stakeholder } of questions) {
    const who = stakeholder.trim() || t('editor.preview.nobody');
    stakeholders.set(who, (stakeholders.get(who) ?? 0) + 1);
  }
  return (
    <>
      <Typography variant="h6" component="h3">
        {document.title}
      </Typography>
      <Typography paragraph>{document.description}</Typography>
      <Typography>
        {t('checklists.one.questionCount', { count: questions.length })}
      </Typography>
      <Typography variant="body2" color="textSecondary" paragraph>
        {t(
          questions.length > RECOMMENDED
            ? 'editor.preview.tooMany'
            : 'editor.preview.extent',
          { most: String(RECOMMENDED) },
        )}
      </Typography>
      {stakeholders.size > 0 && (
        <>
          <Typography variant="subtitle2" component="h4">
            {t('editor.preview.stakeholders')}
          </Typography>
          <ul className={classes.list}>
            {[...stakeholders].map(([who, count]) => (
              <Typography component="li" variant="body2" key={who}>
                {who}: {t('checklists.one.questionCount', { count })}
              </Typography>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What is open, as whoever answers it meets it; a moment after it was typed, so that typing waits for nothing. @internal */
export function Preview(props: {
  document: ChecklistDocument;
  opened: OpenedPlace;
}) {
  const { opened } = props;
  const { place } = opened;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const document = useSettled(props.document);
  const question =
    place.kind === 'question' ? questionOf(document, place.id) : undefined;
  return (
    <Paper
      variant="outlined"
      component="section"
      className={classes.root}
      aria-label={t('editor.preview.title')}
    >
      <Typography variant="overline" component="p" color="textSecondary">
        {t(question ? 'editor.preview.asked' : 'editor.preview.whole')}
      </Typography>
      {question ? (
        <QuestionPreview
          key={`${opened.opening} ${question.answer.type}`}
          question={question}
        />
      ) : (
        <Extent document={document} />
      )}
    </Paper>
  );
}
