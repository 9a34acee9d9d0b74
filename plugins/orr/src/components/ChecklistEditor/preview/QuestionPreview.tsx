import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Question } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { MarkdownText } from '../../MarkdownText';
import { OwnForm } from '../../Questionnaire/AnswerForm';
import { draftOf } from '../../Questionnaire/autosave/answerDraft';
import { QuestionHead } from '../../Questionnaire/QuestionHead';
import { SafeLink } from '../../Questionnaire/SafeLink';
import { Simulation } from './Simulation';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
  // The keys that answer a review answer nothing here.
  form: { '& span[aria-hidden="true"]': { display: 'none' } },
  button: { minHeight: 44, justifySelf: 'start' },
}));

function Words(props: { title: string; text: string }) {
  return props.text.trim() ? (
    <div>
      <Typography variant="subtitle2" component="h4">
        {props.title}
      </Typography>
      <MarkdownText text={props.text} variant="body2" />
    </div>
  ) : null;
}

/** A question as its owner meets it, to be tried out: what is answered here is kept nowhere. @internal */
export function QuestionPreview({ question }: { question: Question }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [draft, setDraft] = useState(draftOf);
  const isTouched =
    draft.choices.length > 0 || draft.practice || draft.value !== '';
  return (
    <div className={classes.root}>
      <Typography variant="h6" component="h3">
        {question.title.trim() || t('editor.outline.untitled.question')}
      </Typography>
      <QuestionHead question={question} />
      <Words title={t('answer.why')} text={question.why.text} />
      {question.why.links?.map(({ title, url }, index) => (
        <Typography variant="body2" key={index}>
          <SafeLink url={url}>{title || url}</SafeLink>
        </Typography>
      ))}
      <Words title={t('answer.good')} text={question.good} />
      <div className={classes.form}>
        <OwnForm
          question={question}
          draft={draft}
          onChange={change => setDraft(current => ({ ...current, ...change }))}
          onBlur={() => {}}
          problemAt={() => undefined}
        />
      </div>
      <Simulation question={question} draft={draft} />
      {isTouched && (
        <Button className={classes.button} onClick={() => setDraft(draftOf())}>
          {t('editor.preview.clear')}
        </Button>
      )}
    </div>
  );
}
