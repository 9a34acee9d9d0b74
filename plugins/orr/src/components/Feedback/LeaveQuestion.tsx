import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { LossQuestion } from './LossQuestion';
import { useLeaving } from './useLeaving';

/** Stands on a page with something to save, and asks before it is left without. @internal */
export function LeaveQuestion({ isUnsaved }: { isUnsaved: boolean }) {
  const { t } = useOrrTranslation();
  const { asking, stay, leave } = useLeaving(isUnsaved);
  return (
    <LossQuestion
      open={asking}
      title={t('feedback.leaving.title')}
      text={t('feedback.leaving.text')}
      keep={t('feedback.leaving.stay')}
      lose={t('feedback.leaving.leave')}
      onKeep={stay}
      onLose={leave}
    />
  );
}
