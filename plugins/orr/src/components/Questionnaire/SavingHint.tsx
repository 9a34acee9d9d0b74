import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { QuestionEdit } from './autosave/questionEdit';

/** Says of one answer that it is on this device alone; silent when all is well. @internal */
export function SavingHint(props: { edit: QuestionEdit }) {
  const { state, refusal } = props.edit;
  const { t } = useOrrTranslation();
  if (state === 'refused') {
    return (
      <Typography variant="body2" color="error" role="alert">
        {t('answer.saving.refused', { message: refusal ?? '' })}
      </Typography>
    );
  }
  if (state === 'retrying' || state === 'incomplete') {
    return (
      <Typography variant="body2" color="textSecondary">
        {t(`answer.saving.${state}`)}
      </Typography>
    );
  }
  return null;
}
