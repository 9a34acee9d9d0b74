import Typography from '@material-ui/core/Typography';
import { ChecklistVersion } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';

/** Which questions bind before the next review, and which are asked of new entities only. @internal */
export type Rollout = Pick<ChecklistVersion, 'binding' | 'spared'>;

/** By which rule a question came to those who were decided on before; nothing where it waits for their next review. @internal */
export function RolloutLines(props: { questionId: string; rollout: Rollout }) {
  const { questionId, rollout } = props;
  const { binding = [], spared = [] } = rollout;
  const { t } = useOrrTranslation();
  const isThis = (rule: { questionId: string }) =>
    rule.questionId === questionId;
  return (
    <>
      {spared.filter(isThis).map(({ version }) => (
        <Typography key={version} variant="body2">
          {t('checklists.rollout.spared', { version: String(version) })}
        </Typography>
      ))}
      {binding.filter(isThis).map(({ version, dueOn }) => (
        <Typography key={version} variant="body2">
          {t('checklists.rollout.binding', {
            version: String(version),
            date: <DateText date={dueOn} absolute />,
          })}
        </Typography>
      ))}
    </>
  );
}
