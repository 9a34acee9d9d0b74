import { FocusEvent, memo, useCallback } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { QuestionJudgement, isUnaffirmed } from 'backstage-plugin-orr-common';
import { touchTarget } from '../../theme/touchTarget';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { QuestionComments } from '../Comments/QuestionComments';
import { CommonGap } from '../Coverage/CommonGap';
import { CommonResult } from '../Coverage/CommonResult';
import { QuestionExceptions } from '../Coverage/QuestionExceptions';
import { FactAnswer, isAnsweredByFact } from '../Facts';
import { QuestionContradictions } from '../Drift/QuestionContradictions';
import { ChangeRequestNotice } from '../Scrutiny/ChangeRequestNotice';
import { AnswerActionProps } from './actions/answerActionProps';
import { AnswerActions } from './actions/AnswerActions';
import { CopyAnswer } from './actions/CopyAnswer';
import { HandOver } from './actions/HandOver';
import { AnswerFields } from './AnswerFields';
import { AnswerFormProps } from './answerFormProps';
import { QuestionEdit } from './autosave/questionEdit';
import { DraftField, readDraft } from './autosave/readDraft';
import { refusedFieldOf } from './autosave/refusedFieldOf';
import { CarriedNotice } from './carried/CarriedNotice';
import { ConflictPanel } from './conflict/ConflictPanel';
import { CopiedFrom } from './known/CopiedFrom';
import { QuestionHead } from './QuestionHead';
import { SavingHint } from './SavingHint';
import { PeopleHere } from './together/PeopleHere';

const useStyles = makeStyles(theme => ({
  root: {
    position: 'relative',
    padding: theme.spacing(2),
    marginBottom: theme.spacing(2),
    borderLeft: '4px solid transparent',
  },
  open: { borderLeftColor: theme.palette.primary.main },
  title: {
    overflowWrap: 'anywhere',
    scrollMarginTop: `${theme.spacing(3)}px`,
    '&:focus': { outline: 'none' },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 4,
    },
  },
  form: { marginTop: theme.spacing(2) },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 2),
  },
  by: { flex: '1 1 200px' },
  about: { ...touchTarget(theme), marginLeft: -5 },
}));

interface QuestionCardProps extends AnswerActionProps {
  judgement: QuestionJudgement;
  today: string;
  /** The question that keys act on and that the other columns follow. */
  open: boolean;
  /** The title of the question whose answer has brought this one up. */
  follows?: string;
  /** The titles of what the answer leaves out though it has been answered; empty where there is none. */
  hidden: string;
  /** Shows what belongs to the question, where that is not beside it. */
  onAbout?: () => void;
  onFollow: (questionId: string) => void;
  onHeading: (questionId: string, element: HTMLElement | null) => void;
}

/** Every edit judges the whole review anew; a card whose own result is the same has nothing to show for it. */
function showsTheSame(before: QuestionCardProps, after: QuestionCardProps) {
  const names = Object.keys(after) as (keyof QuestionCardProps)[];
  return names.every(
    name =>
      before[name] === after[name] ||
      (name === 'judgement' &&
        JSON.stringify(before.judgement) === JSON.stringify(after.judgement)),
  );
}

function useProblemAt(edit: QuestionEdit): AnswerFormProps['problemAt'] {
  const { t } = useOrrTranslation();
  return (field: DraftField) => {
    if (
      edit.state === 'refused' &&
      edit.refusal &&
      refusedFieldOf(edit.refusal) === field
    ) {
      return { text: edit.refusal, wrong: true };
    }
    const code = edit.problems[field];
    if (!code || edit.state === 'pending') {
      return undefined;
    }
    const wrong = code !== 'required' && code !== 'takesProof';
    return { text: t(`answer.problem.${code}`), wrong };
  };
}

function AnsweredBy({ answer }: Pick<QuestionEdit, 'answer'>) {
  const { t } = useOrrTranslation();
  return (
    <div>
      {answer && (
        <ByLine
          label={t('answer.by')}
          by={answer.answeredBy}
          at={answer.answeredAt}
        />
      )}
    </div>
  );
}

/** Who gave the answer here, or in which review it was given. */
function WhereFrom(props: AnswerActionProps & { titleId: string }) {
  const { answer } = props.edit;
  if (answer && isUnaffirmed(answer)) {
    return (
      <CarriedNotice
        {...props}
        answer={answer}
        onAffirmed={() => document.getElementById(props.titleId)?.focus()}
      />
    );
  }
  return (
    <>
      <AnsweredBy answer={answer} />
      {answer?.copiedFrom && <CopiedFrom source={answer.copiedFrom} />}
    </>
  );
}

function Card(props: QuestionCardProps) {
  const { question, edit, judgement, autosave, userRef, today, onHeading } =
    props;
  const heading = useCallback(
    (element: HTMLElement | null) => onHeading(question.id, element),
    [question.id, onHeading],
  );
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const problemAt = useProblemAt(edit);
  const { write } = readDraft(edit.draft, question);
  const facts = (props.detail.questionFacts ?? []).filter(
    ({ questionId }) => questionId === question.id,
  );
  const titleId = `question-${question.id}`;
  const form: AnswerFormProps = {
    question,
    draft: edit.draft,
    onChange: (change, when) =>
      autosave.edit(question.id, { ...edit.draft, ...change }, when),
    onBlur: autosave.flush,
    problemAt,
  };
  const actions = { detail: props.detail, userRef, question, edit, autosave };
  const onFocus = (event: FocusEvent) => {
    if (event.target !== event.currentTarget) {
      props.onFollow(question.id);
    }
  };
  return (
    <Paper
      component="section"
      className={`${classes.root} ${props.open ? classes.open : ''}`}
      aria-labelledby={titleId}
      data-question={question.id}
      onFocus={onFocus}
    >
      <Typography
        ref={heading}
        id={titleId}
        data-question-title
        variant="h6"
        component="h4"
        tabIndex={-1}
        className={classes.title}
      >
        {question.title}
      </Typography>
      <PeopleHere questionId={question.id} />
      <QuestionHead question={question} follows={props.follows} />
      {props.onAbout && (
        <Button
          size="small"
          className={classes.about}
          aria-haspopup="dialog"
          onClick={props.onAbout}
        >
          {t('answer.about')}
        </Button>
      )}
      <ChangeRequestNotice
        reviewId={props.detail.review.id}
        questionId={question.id}
        answer={edit.answer}
      />
      <FactAnswer question={question} facts={facts} />
      <QuestionContradictions questionId={question.id} />
      <div className={classes.form}>
        <AnswerFields {...form} userRef={userRef} today={today}>
          <CopyAnswer {...actions} />
          <HandOver {...actions} />
        </AnswerFields>
      </div>
      {/* Below the form: it may turn up while somebody types above it. */}
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
      <CommonResult
        question={question}
        statement={write?.statement}
        judgement={judgement}
        byFact={isAnsweredByFact(facts)}
      />
      {props.hidden && (
        <Typography variant="body2" color="textSecondary">
          {t('answer.hidden', { titles: props.hidden })}
        </Typography>
      )}
      <SavingHint edit={edit} />
      <CommonGap
        detail={props.detail}
        question={question}
        statement={write?.statement}
        judgement={judgement}
      />
      <QuestionExceptions
        detail={props.detail}
        question={question}
        userRef={userRef}
        today={today}
      />
      <div className={classes.foot}>
        <div className={classes.by}>
          <WhereFrom {...actions} titleId={titleId} />
        </div>
        <AnswerActions {...actions} />
      </div>
      <QuestionComments question={question} shortcut="M" />
    </Paper>
  );
}

/** One question: what it is about, its answer, and what the answer shows. @internal */
export const QuestionCard = memo(Card, showsTheSame);
