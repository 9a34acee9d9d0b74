import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Decision,
  DecisionCondition,
  dayOf,
  hasChangeExpired,
  questionsOf,
  ReviewDetail,
  Scrutiny,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { NamedParts } from '../Coverage/NamedParts';
import { DateText } from '../DateText';
import { EvidenceCounts } from '../FrozenAnswers/EvidenceCounts';
import { ConditionState } from './ConditionState';
import { ExtendCondition } from './ExtendCondition';
import { MeetCondition } from './MeetCondition';
import { SampleLook } from './SampleLook';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), margin: theme.spacing(2, 0) },
  text: { maxWidth: '80ch', whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  table: {
    overflowX: 'auto',
    // Narrow columns break between words; the first one may break within, for long conditions.
    '& td:not(:first-child)': { wordBreak: 'normal' },
    [theme.breakpoints.down('xs')]: {
      '& td, & th': { padding: theme.spacing(1) },
    },
  },
}));

interface DecisionSummaryProps {
  decision: Decision;
  detail: ReviewDetail;
  may: Scrutiny['may'];
  onDecision: (decision: Decision) => void;
}

function ConditionActions(
  props: DecisionSummaryProps & { condition: DecisionCondition },
) {
  const { detail, may, condition, onDecision } = props;
  if (condition.metAt) {
    return null;
  }
  return (
    <>
      {may.meetConditionIds.includes(condition.id) && (
        <MeetCondition
          reviewId={detail.review.id}
          condition={condition}
          onDecision={onDecision}
        />
      )}
      {may.extendConditions && (
        <ExtendCondition
          detail={detail}
          condition={condition}
          onDecision={onDecision}
        />
      )}
    </>
  );
}

/** Brings the condition that the address names into view once, and the focus on it. */
function useLinkedCondition() {
  const row = useRef<HTMLTableRowElement>(null);
  const [search] = useSearchParams();
  const linked = search.get('condition');
  useEffect(() => {
    row.current?.focus({ preventScroll: true });
    row.current?.scrollIntoView?.({ block: 'center' });
  }, [linked]);
  return { row, linked };
}

function ConditionTable(props: DecisionSummaryProps) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { row, linked } = useLinkedCondition();
  const titles = new Map(
    questionsOf(props.detail.checklist.document).map(question => [
      question.id,
      question.title,
    ]),
  );
  return (
    <div className={classes.table}>
      <Table size="small" aria-label={t('decision.result.conditions')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('decision.result.condition')}</TableCell>
            <TableCell>{t('decision.result.owner')}</TableCell>
            <TableCell>{t('decision.result.due')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.decision.conditions.map(condition => (
            <TableRow
              key={condition.id}
              ref={condition.id === linked ? row : undefined}
              selected={condition.id === linked}
              tabIndex={condition.id === linked ? -1 : undefined}
            >
              <TableCell>
                <Typography variant="body2" className={classes.text}>
                  {condition.text}
                  <NamedParts
                    detail={props.detail}
                    entityRefs={condition.entityRefs}
                  />
                </Typography>
                {condition.questionId && (
                  <Typography variant="caption" color="textSecondary">
                    {titles.get(condition.questionId) ?? condition.questionId}
                  </Typography>
                )}
                <ConditionState condition={condition} />
                <ConditionActions {...props} condition={condition} />
              </TableCell>
              <TableCell>
                <EntityRefLink
                  underline="always"
                  entityRef={condition.ownerRef}
                />
              </TableCell>
              <TableCell>
                <DateText date={condition.dueOn} absolute />
                {condition.metAt && ` · ${t('decision.result.met')}`}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

/** What is decided on a change ends with it; what is decided on a service is renewed. */
function hasExpired({ detail }: DecisionSummaryProps): boolean {
  const { change } = detail.review;
  return (
    !!change && hasChangeExpired(change, dayOf(new Date(), detail.timeZone))
  );
}

/** A decision: its outcome and reason, its conditions, until when it holds, and what follows it. @internal */
export function DecisionSummary(props: DecisionSummaryProps) {
  const { decision, detail } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-label={t('decision.result.title')}
    >
      <Typography variant="h6" component="h3">
        {t('decision.result.title')}: {t(`outcome.${decision.outcome}`)}
      </Typography>
      <Typography variant="body2" color="textSecondary" component="div">
        <ByLine
          label={t('decision.result.by')}
          by={decision.decidedBy}
          at={decision.decidedAt}
          variant="body2"
        />
        {decision.validUntil && (
          <>
            {' · '}
            {t(
              hasExpired(props)
                ? 'changeReview.expiredOn'
                : 'decision.result.validUntil',
            )}{' '}
            <DateText date={decision.validUntil} absolute />
          </>
        )}
      </Typography>
      <Typography className={classes.text}>
        {t('decision.result.reason')}: {decision.reason}
      </Typography>
      <EvidenceCounts decision={decision} />
      <SampleLook
        reviewId={detail.review.id}
        sample={decision.sample}
        reviewerGroup={detail.checklist.document.reviewerGroup}
        mayLook={props.may.lookAtSample}
        onDecision={props.onDecision}
      />
      {decision.conditions.length > 0 && <ConditionTable {...props} />}
    </Paper>
  );
}
