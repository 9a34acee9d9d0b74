import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Question,
  QuestionJudgement,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { GapPanel } from '../Finding/GapPanel';
import { AnswerFields } from '../Questionnaire/AnswerFields';
import { AnswerFormProps } from '../Questionnaire/answerFormProps';
import { draftOf } from '../Questionnaire/autosave/answerDraft';
import { readDraft } from '../Questionnaire/autosave/readDraft';
import { ConflictPanel } from '../Questionnaire/conflict/ConflictPanel';
import { ShowHistory } from '../Questionnaire/history/ShowHistory';
import { QuestionStanding } from '../Questionnaire/QuestionStanding';
import { SavingHint } from '../Questionnaire/SavingHint';
import { ExceptionEdits } from './useExceptionAutosaves';
import { useFocusFor } from '../../hooks/useFocusFor';

const useStyles = makeStyles(theme => ({
  root: {
    margin: theme.spacing(1, 0),
    padding: theme.spacing(1, 2),
    borderLeft: `4px solid ${theme.palette.divider}`,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  title: { overflowWrap: 'anywhere', '&:focus': { outline: 'none' } },
  button: { minHeight: 44 },
}));

/** What one covered entity answers instead of the common answer. @internal */
export function ExceptionForm(props: {
  detail: ReviewDetail;
  question: Question;
  line: ExceptionEdits;
  judgement?: QuestionJudgement;
  userRef: string;
  today: string;
  takesFocus: boolean;
  onEnd: () => void;
}) {
  const { question, line, judgement, userRef, today, takesFocus } = props;
  const { entity, autosave, state } = line;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const title = useFocusFor<HTMLHeadingElement>(takesFocus);
  const edit = state.questions[question.id];
  const { write } = readDraft(edit.draft, question);
  const name = entity.title ?? entity.name;
  const titleId = `exception-${question.id}-${entity.entityRef}`;
  const form: AnswerFormProps = {
    // The fields of the common answer are on the same card.
    question: { ...question, id: `${question.id}-${entity.entityRef}` },
    draft: edit.draft,
    onChange: (change, when) =>
      autosave.edit(question.id, { ...edit.draft, ...change }, when),
    onBlur: autosave.flush,
    problemAt: field => {
      const code = edit.problems[field];
      return code && edit.state !== 'pending'
        ? { text: t(`answer.problem.${code}`), wrong: code !== 'required' }
        : undefined;
    },
  };
  const end = () => {
    autosave.edit(question.id, draftOf(undefined), 'now');
    props.onEnd();
    document.getElementById(`question-${question.id}`)?.focus();
  };
  return (
    <section
      className={classes.root}
      aria-labelledby={titleId}
      data-exception={entity.entityRef}
    >
      <div className={classes.head}>
        <Typography
          ref={title}
          id={titleId}
          data-question-title
          variant="subtitle2"
          component="h5"
          tabIndex={-1}
          className={classes.title}
        >
          {t('coverage.differentFor', { name })}
        </Typography>
        <Button size="small" className={classes.button} onClick={end}>
          {t('coverage.end', { name })}
        </Button>
      </div>
      <AnswerFields {...form} userRef={userRef} today={today} />
      {edit.theirs && (
        <ConflictPanel
          question={question}
          edit={edit}
          theirs={edit.theirs}
          autosave={autosave}
          userRef={userRef}
          onEnd={() => document.getElementById(titleId)?.focus()}
        />
      )}
      {judgement && write?.statement && (
        <Typography variant="body2">
          {t('answer.result')}{' '}
          <QuestionStanding
            judgement={judgement}
            statement={write.statement}
            words
            coveredEntityRef={entity.entityRef}
          />
        </Typography>
      )}
      <SavingHint edit={edit} />
      {judgement && (
        <GapPanel
          detail={props.detail}
          question={question}
          statement={write?.statement}
          judgement={judgement}
          coveredEntityRef={entity.entityRef}
        />
      )}
      {edit.answer && (
        <div className={classes.head}>
          <ByLine
            label={t('coverage.by')}
            by={edit.answer.answeredBy}
            at={edit.answer.answeredAt}
          />
          <ShowHistory
            reviewId={props.detail.review.id}
            entity={entity}
            question={question}
            edit={edit}
            autosave={autosave}
          />
        </div>
      )}
    </section>
  );
}
