import Typography from '@material-ui/core/Typography';
import { AnswersToAffirm } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { QuestionLinks } from '../QuestionLinks';

/** What was carried over and is not affirmed when a review is about to be submitted. @internal */
export function CarriedGaps(props: {
  toAffirm: AnswersToAffirm;
  titleOf: (questionId: string) => string;
  onOpen: (questionId: string) => void;
}) {
  const { simple, withProof } = props.toAffirm;
  const { t } = useOrrTranslation();
  return (
    <>
      {withProof.length > 0 && (
        <>
          <Typography color="error">
            {t('carried.submit.withProof', { count: withProof.length })}
          </Typography>
          <QuestionLinks
            questionIds={withProof}
            titleOf={props.titleOf}
            onOpen={props.onOpen}
          />
        </>
      )}
      {simple.length > 0 && (
        <Typography paragraph>
          {t('carried.submit.kept', { count: simple.length })}
        </Typography>
      )}
    </>
  );
}
