import { AgendaItem, Question } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { FrozenJudgement } from '../FrozenAnswers/useFrozenJudgement';
import { AnswerSummary } from '../Questionnaire/AnswerSummary';
import { AgendaPart } from './agendaParts';
import { useKindTexts } from './useKindTexts';

function PaperItem(props: {
  item: AgendaItem;
  question: Question;
  frozen: FrozenJudgement;
  isCompared: boolean;
}) {
  const { item, question, frozen } = props;
  const { t } = useOrrTranslation();
  const { minutesOf, reasonsOf } = useKindTexts(props.isCompared);
  const given = [
    frozen.byQuestion[question.id],
    ...frozen.exceptions.filter(({ questionId }) => questionId === question.id),
  ].filter(answer => answer !== undefined);
  const level = item.level ? t(`level.${item.level}`) : t('level.informs');
  return (
    <li>
      <h4>{question.title}</h4>
      <p>{[level, minutesOf(item), ...reasonsOf(item)].join(' · ')}</p>
      {given.map(answer => (
        <div key={answer.entityRef ?? ''}>
          {answer.entityRef && <p>{answer.entityRef}</p>}
          <AnswerSummary question={question} answer={answer} />
          <ByLine
            label={t('answer.by')}
            by={answer.answeredBy}
            at={answer.answeredAt}
          />
        </div>
      ))}
      <p>{t('agenda.writtenLine')}</p>
    </li>
  );
}

/** The agenda on paper, with room to write. @internal */
export function AgendaPaper(props: {
  heading: string;
  intro: string;
  parts: AgendaPart[];
  frozen: FrozenJudgement;
  isCompared: boolean;
}) {
  const { parts, frozen, isCompared } = props;
  const { titleOf, explain } = useKindTexts(isCompared);
  return (
    <>
      <h2>{props.heading}</h2>
      <p>{props.intro}</p>
      {parts.map(({ kind, entries }) => (
        <section key={kind}>
          <h3>{titleOf(kind)}</h3>
          <p>{explain(kind)}</p>
          <ol>
            {entries.map(({ item, question }) => (
              <PaperItem
                key={question.id}
                item={item}
                question={question}
                frozen={frozen}
                isCompared={isCompared}
              />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
