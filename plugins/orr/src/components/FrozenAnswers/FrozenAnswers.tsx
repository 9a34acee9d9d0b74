import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  AnswerException,
  ChangeRound,
  Question,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { Comparison } from '../../hooks/useComparison';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { LiveRegion } from '../Feedback';
import { useComments } from '../Comments/CommentsContext';
import { QuestionComments } from '../Comments/QuestionComments';
import { AnswerAmendments } from '../Amendment/AnswerAmendments';
import { FrozenExceptions } from '../Coverage/FrozenExceptions';
import { QuestionContradictions } from '../Drift/QuestionContradictions';
import { QuestionDisclosures } from '../Disclosure/QuestionDisclosures';
import { useDisclosures } from '../Disclosure/DisclosuresContext';
import { GapPanel } from '../Finding/GapPanel';
import { AskedQuestion } from '../Questionnaire/askedSections';
import { JudgedAnswerCard } from '../Questionnaire/JudgedAnswerCard';
import { AnswerRequests } from '../Scrutiny/AnswerRequests';
import { AnswerChange } from './AnswerChange';
import { answerFilterCounts, matchesAnyFilter } from './answerFilter';
import { AnswerFilterChips } from './AnswerFilterChips';
import { ComparisonSelect } from './ComparisonSelect';
import { AnswerFilterState } from './useAnswerFilter';
import { FrozenJudgement } from './useFrozenJudgement';

const useStyles = makeStyles(theme => ({
  /** What was said since, or can be: short ways beside one another, the rest in lines of its own. */
  afterwards: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    margin: theme.spacing(1, 0),
  },
}));

/** Frozen answers by section, narrowed by chips, each with what changed and what was asked for. @internal */
export function FrozenAnswers(props: {
  label: string;
  frozen: FrozenJudgement;
  comparison: Comparison;
  rounds: ChangeRound[];
  filter: AnswerFilterState;
  /** The review, where what becomes of its gaps is shown. */
  detail?: ReviewDetail;
  /** What can be done with an answer. */
  controlsOf?: (asked: AskedQuestion) => ReactNode;
  /** What can be done with what differs for one component. */
  exceptionControlsOf?: (
    exception: AnswerException,
    question: Question,
  ) => ReactNode;
}) {
  const { frozen, comparison, rounds, filter, controlsOf, detail } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const requested = new Set(
    rounds.flatMap(round => round.requests.map(item => item.questionId)),
  );
  const comments = useComments();
  const disclosures = useDisclosures();
  const marks = {
    changed: comparison.differences,
    asked: requested,
    talkedAbout: new Set(
      comments?.threads
        .filter(({ resolved }) => !resolved)
        .map(({ questionId }) => questionId),
    ),
  };
  const sections = frozen.sections
    .map(({ section, asked }) => ({
      section,
      asked: asked.filter(
        item => filter.showsAll || matchesAnyFilter(filter.chosen, item, marks),
      ),
    }))
    .filter(({ asked }) => asked.length > 0);
  const count = sections.reduce((sum, { asked }) => sum + asked.length, 0);
  return (
    <section aria-label={props.label}>
      <ComparisonSelect comparison={comparison} />
      <AnswerFilterChips
        filter={filter}
        counts={answerFilterCounts(frozen.asked, marks)}
        total={frozen.asked.length}
      />
      <LiveRegion>{t('scrutiny.filter.shown', { count })}</LiveRegion>
      {count === 0 && <Typography>{t('scrutiny.filter.none')}</Typography>}
      {sections.map(({ section, asked }) => (
        <section key={section.id} aria-label={section.title}>
          <Typography variant="h6" component="h3" gutterBottom>
            {section.title}
          </Typography>
          {asked.map(item => {
            const { question } = item;
            const judgement =
              frozen.judgement.common.find(
                ({ questionId }) => questionId === question.id,
              ) ?? item.judgement;
            const disclosed = disclosures.openOf(question.id);
            return (
              <JudgedAnswerCard
                key={question.id}
                question={question}
                judgement={judgement}
                facts={frozen.factsOf(question.id)}
                answer={frozen.byQuestion[question.id]}
              >
                {detail && (
                  <>
                    <QuestionContradictions questionId={question.id} />
                    <div className={classes.afterwards}>
                      <AnswerAmendments
                        question={question}
                        answer={frozen.byQuestion[question.id]}
                      />
                      <QuestionDisclosures
                        detail={detail}
                        question={question}
                        isAsked={judgement.counted}
                      />
                    </div>
                    <GapPanel
                      detail={detail}
                      question={question}
                      statement={
                        disclosed?.statement ??
                        frozen.byQuestion[question.id]?.statement
                      }
                      judgement={
                        disclosed
                          ? { ...judgement, level: disclosed.level }
                          : judgement
                      }
                    />
                  </>
                )}
                <FrozenExceptions
                  detail={detail}
                  question={question}
                  frozen={frozen}
                >
                  {props.exceptionControlsOf}
                </FrozenExceptions>
                <AnswerChange
                  question={question}
                  difference={comparison.differences.get(question.id)}
                  comparison={comparison}
                />
                <AnswerRequests
                  questionId={question.id}
                  answer={frozen.byQuestion[question.id]}
                  rounds={rounds}
                />
                {controlsOf?.(item)}
                <QuestionComments question={question} />
              </JudgedAnswerCard>
            );
          })}
        </section>
      ))}
    </section>
  );
}
