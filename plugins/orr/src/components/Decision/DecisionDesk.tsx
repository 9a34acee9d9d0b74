import { useEffect, useMemo, useState } from 'react';
import { Confirmation, Look, ReviewDetail } from 'backstage-plugin-orr-common';
import { useComparison } from '../../hooks/useComparison';
import { ScrutinyState } from '../../hooks/useScrutiny';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';
import { FrozenAnswers } from '../FrozenAnswers/FrozenAnswers';
import { useAnswerFilter } from '../FrozenAnswers/useAnswerFilter';
import {
  FrozenJudgement,
  useFrozenJudgement,
} from '../FrozenAnswers/useFrozenJudgement';
import { useDispositions } from '../Finding/useDispositions';
import { ImprovementPlan } from '../Finding/ImprovementPlan';
import { AskedQuestion } from '../Questionnaire/askedSections';
import { LevelTotals } from '../Questionnaire/LevelTotals';
import { showAnswer } from '../Questionnaire/showAnswer';
import { AskForChange } from '../Scrutiny/AskForChange';
import { ChangesPanel } from '../Scrutiny/ChangesPanel';
import { LookControl } from '../Scrutiny/LookControl';
import { LookedAtBy } from '../Scrutiny/LookedAtBy';
import { ChangeDraft, useChangeDraft } from '../Scrutiny/useChangeDraft';
import { AnswerConfirmation } from './AnswerConfirmation';
import { DecisionForm } from './DecisionForm';
import { GatePanel } from './GatePanel';
import { SeenMarker } from './SeenMarker';
import { SeenRisks, useSeenRisks } from './useSeenRisks';

const NO_ANSWERS: ReviewDetail['answers'] = [];

interface DecisionDeskProps {
  detail: ReviewDetail;
  userRef: string;
  scrutiny: ScrutinyState;
  onDecided: (detail: ReviewDetail) => void;
}

interface ControlsProps extends DecisionDeskProps {
  asked: AskedQuestion;
  frozen: FrozenJudgement;
  changes: ChangeDraft;
  seen: SeenRisks;
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
}

/** Who vouches for a question, as it was frozen. */
function voucherOf(
  { snapshot }: ReviewDetail,
  questionId: string,
): string | undefined {
  return snapshot?.state?.questionFacts?.find(
    fact => fact.questionId === questionId && fact.vouching !== undefined,
  )?.vouching?.by;
}

function AnswerControls(props: ControlsProps) {
  const { asked, frozen, scrutiny, detail, userRef, seen } = props;
  const { question, judgement } = asked;
  const answer = frozen.byQuestion[question.id];
  const looks = scrutiny.looks.filter(look => look.questionId === question.id);
  return (
    <>
      <LookedAtBy looks={looks} />
      {scrutiny.may.look && (
        <LookControl
          reviewId={detail.review.id}
          answer={answer}
          looks={looks}
          userRef={userRef}
          onLooks={scrutiny.replaceLooks}
        />
      )}
      <AnswerConfirmation
        question={question}
        answer={answer}
        vouchedBy={
          answer?.statement ? undefined : voucherOf(detail, question.id)
        }
        userRef={userRef}
        confirmed={props.confirmed}
        onConfirm={props.onConfirm}
      />
      {scrutiny.may.requestChanges && (
        <AskForChange question={question} draft={props.changes} />
      )}
      {judgement.level === 'HIGH' && (
        <SeenMarker onSeen={() => seen.see(question.id)} />
      )}
    </>
  );
}

/** An answer that was confirmed; one of a single component with its ref. */
type Confirmed = Pick<Confirmation, 'questionId' | 'entityRef'>;

function isSame(one: Confirmed, other: Confirmed): boolean {
  return (
    one.questionId === other.questionId && one.entityRef === other.entityRef
  );
}

function useDesk(props: DecisionDeskProps) {
  const { detail, userRef, scrutiny } = props;
  const [now] = useState(() => new Date());
  const [confirmed, setConfirmed] = useState<Confirmed[]>([]);
  const confirmations = useMemo(
    () =>
      confirmed.map(
        (item): Confirmation => ({ ...item, confirmedBy: userRef }),
      ),
    [confirmed, userRef],
  );
  const { looks }: { looks: Look[] } = scrutiny;
  const dispositions = useDispositions();
  const frozen = useFrozenJudgement(detail, {
    answers: detail.snapshot?.answers ?? NO_ANSWERS,
    exceptions: detail.snapshot?.exceptions,
    confirmations,
    dispositions,
    looks,
    facts: detail.snapshot?.state?.questionFacts,
    now,
  });
  const isConfirmed = (wanted: Confirmed) =>
    confirmed.some(item => isSame(item, wanted));
  const confirm = (wanted: Confirmed, yes: boolean) =>
    setConfirmed(current => [
      ...current.filter(item => !isSame(item, wanted)),
      ...(yes ? [wanted] : []),
    ]);
  return { now, confirmed, isConfirmed, confirm, frozen };
}

/** Opens an answer, showing all of them first where the filter leaves it out. */
function useOpenAnswer(showAll: () => void) {
  const [wanted, setWanted] = useState<{ questionId: string }>();
  useEffect(() => {
    if (wanted) {
      showAnswer(wanted.questionId);
    }
  }, [wanted]);
  return (questionId: string) => {
    if (!document.getElementById(`answer-${questionId}`)) {
      showAll();
    }
    setWanted({ questionId });
  };
}

/** The frozen answers, what a decision meets, and the decision. @internal */
export function DecisionDesk(props: DecisionDeskProps) {
  const { detail, userRef, scrutiny } = props;
  const { t } = useOrrTranslation();
  const { now, confirmed, isConfirmed, confirm, frozen } = useDesk(props);
  const { judgement, asked } = frozen;
  const comparison = useComparison(detail, detail.snapshot);
  const filter = useAnswerFilter('attention');
  const changes = useChangeDraft(detail.snapshot?.id, userRef);
  const seen = useSeenRisks(detail.snapshot?.id, userRef);
  const openAnswer = useOpenAnswer(filter.showAll);
  const onOpen = (questionId: string) => {
    openAnswer(questionId);
    seen.see(questionId);
  };
  const titleOf = (id: string) =>
    asked.find(({ question }) => question.id === id)?.question.title ?? id;
  return (
    <>
      <LevelTotals totals={judgement} label={t('decision.page.summary')} />
      <GatePanel
        detail={detail}
        judgement={judgement}
        titleOf={titleOf}
        onOpen={onOpen}
      />
      <ImprovementPlan asked={asked} onOpen={onOpen} />
      {scrutiny.status === 'error' && (
        <ErrorPanel
          error={scrutiny.error}
          title={t('scrutiny.failed')}
          onRetry={scrutiny.reload}
        />
      )}
      <FrozenAnswers
        label={t('decision.page.answers')}
        detail={detail}
        frozen={frozen}
        comparison={comparison}
        rounds={scrutiny.rounds}
        filter={filter}
        controlsOf={item => (
          <AnswerControls
            {...props}
            asked={item}
            frozen={frozen}
            changes={changes}
            seen={seen}
            confirmed={isConfirmed({ questionId: item.question.id })}
            onConfirm={yes => confirm({ questionId: item.question.id }, yes)}
          />
        )}
        exceptionControlsOf={(exception, question) => {
          const { questionId, entityRef } = exception;
          return (
            <AnswerConfirmation
              question={question}
              answer={exception}
              userRef={userRef}
              confirmed={isConfirmed({ questionId, entityRef })}
              onConfirm={yes => confirm({ questionId, entityRef }, yes)}
            />
          );
        }}
      />
      <ChangesPanel
        detail={detail}
        draft={changes}
        titleOf={titleOf}
        onOpen={onOpen}
        onSent={props.onDecided}
      />
      <DecisionForm
        {...props}
        judgement={judgement}
        confirmed={confirmed
          .filter(({ entityRef }) => !entityRef)
          .map(({ questionId }) => questionId)}
        confirmedExceptions={confirmed.flatMap(({ questionId, entityRef }) =>
          entityRef ? [{ questionId, entityRef }] : [],
        )}
        seen={seen}
        now={now}
        titleOf={titleOf}
        onOpen={onOpen}
      />
    </>
  );
}
