import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { LiveRegion } from '../Feedback';
import { questionMarkOf } from '../Level';
import { AskedQuestion } from './askedSections';
import { ShownQuestions } from './navigation/useQuestionFilter';

/** Says to screen readers where in the questions one is, how the open one stands, and what a filter leaves. @internal */
export function FormAnnouncements(props: {
  open: AskedQuestion;
  asked: AskedQuestion[];
  shown: ShownQuestions;
}) {
  const { open, asked, shown } = props;
  const { t } = useOrrTranslation();
  const showing = shown.sections.flatMap(section => section.asked).length;
  return (
    <>
      <LiveRegion>
        {t('questionnaire.live.question', {
          number: String(asked.indexOf(open) + 1),
          total: String(asked.length),
          standing: t(
            `level.${questionMarkOf(open.judgement, open.statement)}`,
          ),
        })}
      </LiveRegion>
      <LiveRegion>
        {t('questionnaire.live.filter', { count: showing })}
      </LiveRegion>
    </>
  );
}
