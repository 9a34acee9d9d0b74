import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Answer, ReviewDetail, judgeReview } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { AskedQuestion, askedSectionsOf } from '../Questionnaire/askedSections';
import { JudgedAnswerCard } from '../Questionnaire/JudgedAnswerCard';
import { LevelTotals } from '../Questionnaire/LevelTotals';
import { showAnswer } from '../Questionnaire/showAnswer';
import { AnswerConfirmation, confirmationOf } from './AnswerConfirmation';
import { DecisionForm } from './DecisionForm';
import { GatePanel } from './GatePanel';

interface DecisionDeskProps {
  detail: ReviewDetail;
  userRef: string;
  onDecided: (detail: ReviewDetail) => void;
}

const PARAMETER = 'show';

function useFrozenJudgement(
  detail: ReviewDetail,
  userRef: string,
  confirmed: string[],
  now: Date,
) {
  const { entity } = useEntity();
  return useMemo(() => {
    const answers: Record<string, Answer> = Object.fromEntries(
      (detail.snapshot?.answers ?? []).map(answer => [
        answer.questionId,
        answer,
      ]),
    );
    const { document } = detail.checklist;
    const judgement = judgeReview({
      checklist: document,
      kind: detail.review.kind,
      entity,
      answers,
      confirmations: confirmed.map(questionId => ({
        questionId,
        confirmedBy: userRef,
      })),
      now,
      timeZone: detail.timeZone,
    });
    const sections = askedSectionsOf(
      document.sections,
      judgement,
      id => answers[id]?.statement,
    );
    return {
      answers,
      judgement,
      asked: sections.flatMap(section => section.asked),
    };
  }, [detail, entity, userRef, confirmed, now]);
}

function wantsAttention(
  { question, judgement }: AskedQuestion,
  answer?: Answer,
): boolean {
  const { level } = judgement;
  return (
    (level !== undefined && level !== 'NONE') ||
    confirmationOf(question, answer) !== undefined
  );
}

function AnswerFilter(props: {
  showsAll: boolean;
  attention: number;
  all: number;
  onChange: (all: boolean) => void;
}) {
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <RadioGroup
      row
      aria-label={t('decision.page.filter')}
      name="orr-answer-filter"
      value={props.showsAll ? 'all' : 'attention'}
      onChange={(_, value) => props.onChange(value === 'all')}
    >
      <FormControlLabel
        value="attention"
        control={<Radio color="primary" />}
        label={t('decision.page.attention', { count: props.attention })}
      />
      <FormControlLabel
        value="all"
        control={<Radio color="primary" />}
        label={t('decision.page.all', { count: props.all })}
      />
    </RadioGroup>
  );
}

/** The frozen answers, what a decision meets, and the decision. @internal */
export function DecisionDesk(props: DecisionDeskProps) {
  const { detail, userRef } = props;
  const { t } = useTranslationRef(orrTranslationRef);
  const [now] = useState(() => new Date());
  const [confirmed, setConfirmed] = useState<string[]>([]);
  const [search, setSearch] = useSearchParams();
  const { answers, judgement, asked } = useFrozenJudgement(
    detail,
    userRef,
    confirmed,
    now,
  );
  const showsAll = search.get(PARAMETER) === 'all';
  const attention = asked.filter(item =>
    wantsAttention(item, answers[item.question.id]),
  );
  const shown = showsAll ? asked : attention;
  const titleOf = (id: string) =>
    asked.find(({ question }) => question.id === id)?.question.title ?? id;
  const confirm = (questionId: string, yes: boolean) =>
    setConfirmed(current => [
      ...current.filter(id => id !== questionId),
      ...(yes ? [questionId] : []),
    ]);
  return (
    <>
      <LevelTotals
        counts={judgement.counts}
        label={t('decision.page.summary')}
      />
      <GatePanel gate={judgement.gate} titleOf={titleOf} onOpen={showAnswer} />
      <section aria-label={t('decision.page.answers')}>
        <AnswerFilter
          showsAll={showsAll}
          attention={attention.length}
          all={asked.length}
          onChange={all =>
            setSearch(all ? { [PARAMETER]: 'all' } : {}, { replace: true })
          }
        />
        {shown.length === 0 && (
          <Typography>{t('decision.page.nothingToShow')}</Typography>
        )}
        {shown.map(({ question, judgement: judged }) => (
          <JudgedAnswerCard
            key={question.id}
            question={question}
            judgement={judged}
            answer={answers[question.id]}
          >
            <AnswerConfirmation
              question={question}
              answer={answers[question.id]}
              userRef={userRef}
              confirmed={confirmed.includes(question.id)}
              onConfirm={yes => confirm(question.id, yes)}
            />
          </JudgedAnswerCard>
        ))}
      </section>
      <DecisionForm
        {...props}
        judgement={judgement}
        confirmed={confirmed}
        now={now}
        titleOf={titleOf}
        onOpen={showAnswer}
      />
    </>
  );
}
