import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  ANSWER_LIMITS,
  CoverageJudgement,
  Decision,
  ReviewDetail,
  dayOf,
  decisionValidUntilOf,
  hasChangeExpired,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ScrutinyState } from '../../hooks/useScrutiny';
import { useDecideReview } from '../../hooks/useDecideReview';
import { ErrorPanel, messageOf } from '../Feedback';
import { QuestionLinks } from '../Questionnaire/QuestionLinks';
import { unsignedTitlesOf } from '../SignOff/unsignedTitlesOf';
import { ConditionField, ConditionRows } from './ConditionRows';
import {
  ProblemName,
  problemNameOf,
  refusedConditionField,
} from './decisionProblems';
import { OutcomeChoice } from './OutcomeChoice';
import { DecisionDraftState, useDecisionDraft } from './useDecisionDraft';
import { SeenRisks } from './useSeenRisks';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), marginTop: theme.spacing(2) },
  block: { margin: theme.spacing(1, 0) },
  submit: { minHeight: 44 },
}));

interface DecisionFormProps {
  detail: ReviewDetail;
  scrutiny: Pick<ScrutinyState, 'signOffs'>;
  judgement: CoverageJudgement;
  confirmed: string[];
  confirmedExceptions: NonNullable<Decision['confirmedExceptions']>;
  /** No decision without having seen the open high risks. */
  seen: SeenRisks;
  userRef: string;
  now: Date;
  titleOf: (questionId: string) => string;
  onOpen: (questionId: string) => void;
  onDecided: (detail: ReviewDetail) => void;
}

function openHighRisks({ judgement }: DecisionFormProps): string[] {
  return judgement.questions
    .filter(item => item.counted && item.level === 'HIGH' && !item.accepted)
    .map(item => item.questionId);
}

function missingOf(
  draft: DecisionDraftState,
  props: DecisionFormProps,
): ProblemName[] {
  const names: ProblemName[] = draft.problems.map(problemNameOf);
  if (openHighRisks(props).some(id => !props.seen.has(id))) {
    names.unshift('unseen');
  }
  if (
    !draft.outcome ||
    (draft.outcome === 'go' && unsignedTitlesOf(props).length)
  ) {
    names.unshift('outcome');
  }
  if (!draft.reason.trim()) {
    names.push('reason');
  }
  return [...new Set(names)];
}

function HighRisks(props: DecisionFormProps) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const high = openHighRisks(props);
  return (
    <div className={classes.block}>
      <Typography variant="subtitle2" component="h4">
        {t('decision.page.highRisks')}
      </Typography>
      {high.length === 0 && (
        <Typography variant="body2">
          {t('decision.page.noHighRisks')}
        </Typography>
      )}
      <QuestionLinks
        questionIds={high}
        titleOf={props.titleOf}
        onOpen={props.onOpen}
        suffixOf={id =>
          props.seen.has(id) ? (
            ` (${t('scrutiny.seen.seen')})`
          ) : (
            <Button
              size="small"
              style={{ minHeight: 44 }}
              aria-label={t('scrutiny.seen.markOf', {
                question: props.titleOf(id),
              })}
              onClick={() => props.seen.see(id)}
            >
              {t('scrutiny.seen.mark')}
            </Button>
          )
        }
        label={t('decision.page.highRisks')}
      />
    </div>
  );
}

function Validity(
  props: DecisionFormProps & { outcome: DecisionDraftState['outcome'] },
) {
  const { detail, outcome, now } = props;
  const { t } = useOrrTranslation();
  if (!outcome) {
    return null;
  }
  const { change } = detail.review;
  if (
    change &&
    outcome !== 'noGo' &&
    hasChangeExpired(change, dayOf(now, detail.timeZone))
  ) {
    return (
      <Typography variant="body2" role="alert">
        {t('changeReview.tooLate', { date: change.plannedOn })}
      </Typography>
    );
  }
  return (
    <Typography variant="body2">
      {outcome === 'noGo'
        ? t('decision.form.notValid')
        : t('decision.form.validUntil', {
            date: decisionValidUntilOf({
              decidedAt: now,
              cadenceMonths: detail.cadenceMonths,
              change,
              timeZone: detail.timeZone,
            }),
          })}
    </Typography>
  );
}

function WhatIsMissing(props: {
  missing: ProblemName[];
  range: { from: string; to: string };
}) {
  const { t } = useOrrTranslation();
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      role="status"
      aria-live="polite"
    >
      {props.missing.length > 0 &&
        [
          t('decision.form.before'),
          ...props.missing.map(name =>
            name === 'due'
              ? t('decision.form.problem.due', props.range)
              : t(`decision.form.problem.${name}`),
          ),
        ].join(' ')}
    </Typography>
  );
}

function useConditionProblem(draft: DecisionDraftState, error: unknown) {
  const { t } = useOrrTranslation();
  return (index: number, field: ConditionField) => {
    const path = `conditions.${index}.${field}`;
    const live = draft.problems.find(problem => problem.field === path);
    if (live) {
      const name = problemNameOf(live);
      return name === 'due'
        ? t('decision.form.problem.due', draft.range)
        : t(`decision.form.problem.${name}`);
    }
    const message = error ? messageOf(error) : '';
    return refusedConditionField(message) === path ? message : undefined;
  };
}

function useDecide(props: DecisionFormProps, draft: DecisionDraftState) {
  const { detail, confirmed, confirmedExceptions } = props;
  const { ending, run } = useDecideReview(detail, props.onDecided);
  const { outcome, rows } = draft;
  const decide = () =>
    outcome &&
    run({
      revision: detail.review.revision,
      snapshotId: detail.snapshot!.id,
      outcome,
      reason: draft.reason.trim(),
      conditions:
        outcome === 'conditionalGo'
          ? rows.map(({ questionId, entityRefs, text, ownerRef, dueOn }) => ({
              ...(questionId && { questionId }),
              ...(entityRefs && { entityRefs }),
              text: text.trim(),
              ownerRef: ownerRef.trim(),
              dueOn,
            }))
          : [],
      confirmedQuestionIds: confirmed,
      ...(confirmedExceptions.length && { confirmedExceptions }),
    });
  return { ending, decide };
}

/** The decision itself: outcome, conditions, reason, and what it means. @internal */
export function DecisionForm(props: DecisionFormProps) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const draft = useDecisionDraft(props);
  const { outcome } = draft;
  const { ending, decide } = useDecide(props, draft);
  const problemAt = useConditionProblem(
    draft,
    ending.status === 'error' ? ending.error : undefined,
  );
  const missing = missingOf(draft, props);
  const running = ending.status === 'running';
  return (
    <Paper
      component="section"
      className={classes.root}
      aria-labelledby="orr-decision-form"
    >
      <Typography id="orr-decision-form" variant="h6" component="h3">
        {t('decision.form.title')}
      </Typography>
      <OutcomeChoice
        judgement={props.judgement}
        unsigned={unsignedTitlesOf(props)}
        value={outcome}
        onChange={draft.setOutcome}
      />
      {outcome === 'conditionalGo' && (
        <ConditionRows
          detail={props.detail}
          rows={draft.rows}
          range={draft.range}
          titleOf={props.titleOf}
          problemAt={problemAt}
          onChange={draft.changeRow}
          onAdd={draft.addRow}
          onRemove={draft.removeRow}
        />
      )}
      <TextField
        id="orr-decision-reason"
        label={t('decision.form.reason')}
        value={draft.reason}
        onChange={event => draft.setReason(event.target.value)}
        inputProps={{ maxLength: ANSWER_LIMITS.reason }}
        required
        variant="outlined"
        margin="normal"
        multiline
        minRows={3}
        fullWidth
      />
      <Validity {...props} outcome={outcome} />
      <HighRisks {...props} />
      {ending.status === 'error' && (
        <ErrorPanel
          error={ending.error}
          title={t('decision.form.failed')}
          kept={t('decision.form.kept')}
          onRetry={decide}
        />
      )}
      <WhatIsMissing missing={missing} range={draft.range} />
      <Button
        className={classes.submit}
        variant="contained"
        color="primary"
        disabled={running || missing.length > 0}
        onClick={decide}
      >
        {running
          ? t('decision.form.deciding')
          : t(`decision.form.submit.${outcome ?? 'none'}`)}
      </Button>
    </Paper>
  );
}
