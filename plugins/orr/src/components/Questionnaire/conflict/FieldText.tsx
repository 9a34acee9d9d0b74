import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Question } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AnswerSummary } from '../AnswerSummary';
import { AnswerDraft } from '../autosave/answerDraft';
import { AnswerField } from '../autosave/answerFields';
import { readDraft } from '../autosave/readDraft';

const useStyles = makeStyles({
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

/** One field of an answer to read, as it stands in a form. @internal */
export function FieldText(props: {
  question: Question;
  field: AnswerField;
  draft: AnswerDraft;
}) {
  const { question, field, draft } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { write } = readDraft({ ...draft, note: '' }, question);
  const nothing = (
    <Typography variant="body2" color="textSecondary">
      {t('answer.conflict.nothing')}
    </Typography>
  );
  if (field === 'note') {
    return draft.note.trim() ? (
      <Typography variant="body2" className={classes.text}>
        {draft.note}
      </Typography>
    ) : (
      nothing
    );
  }
  if (field === 'evidence') {
    const rows = draft.evidence.filter(({ url, title }) => url || title);
    return rows.length ? (
      <Typography variant="body2" className={classes.text}>
        {rows
          .map(({ url, title, date }) => `${title || url}, ${date}`)
          .join('\n')}
      </Typography>
    ) : (
      nothing
    );
  }
  return write?.statement ? (
    <AnswerSummary
      question={question}
      answer={{ statement: write.statement, evidence: [] }}
    />
  ) : (
    nothing
  );
}
