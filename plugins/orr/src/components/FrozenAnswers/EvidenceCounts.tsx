import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { Decision, RUNGS } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** How well the satisfied answers were founded when it was decided; earlier decisions do not know. @internal */
export function EvidenceCounts({ decision }: { decision: Decision }) {
  const { t } = useOrrTranslation();
  const { rungs } = decision;
  if (!rungs) {
    return null;
  }
  const count = RUNGS.reduce((sum, rung) => sum + rungs[rung], 0);
  const parts = RUNGS.filter(rung => rungs[rung] > 0).map(rung =>
    t(`scrutiny.rungs.${rung}`, { number: String(rungs[rung]) }),
  );
  return (
    <Tooltip title={t('scrutiny.rungs.how')}>
      <Typography variant="body2" tabIndex={0}>
        {t('scrutiny.rungs.title', { count })}
        {parts.length > 0 && `: ${parts.join(', ')}`}
      </Typography>
    </Tooltip>
  );
}
