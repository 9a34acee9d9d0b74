import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { REASSIGNABLE_KINDS } from 'backstage-plugin-orr-common';
import { givenIn, ReassigningState } from '../../hooks/useReassigning';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';

/** How far giving has come, and what has become of it. @internal */
export function ReassignProgress(props: {
  state: ReassigningState;
  toRef: string;
  total: number;
  onRetry: () => void;
}) {
  const { state, toRef, total } = props;
  const { t } = useOrrTranslation();
  const given = givenIn(state);
  const counts = { given: String(given), total: String(total) };
  switch (state.status) {
    case 'running':
      return (
        <>
          <LinearProgress
            variant="determinate"
            value={total ? Math.min(100, (100 * given) / total) : 0}
            aria-label={t('admin.reassign.running')}
          />
          <Typography role="status">
            {t('admin.reassign.progress', counts)}
          </Typography>
        </>
      );
    case 'error':
      return (
        <ErrorPanel
          error={state.error}
          title={t('admin.reassign.stopped')}
          kept={t('admin.reassign.kept', counts)}
          onRetry={props.onRetry}
        />
      );
    default:
      return (
        <div role="status">
          {given > 0 ? (
            <>
              <Typography>
                {t('admin.reassign.outcome', {
                  name: (
                    <EntityDisplayName key="name" entityRef={toRef} hideIcon />
                  ),
                })}
              </Typography>
              <ul>
                {REASSIGNABLE_KINDS.filter(kind => state.given[kind]).map(
                  kind => (
                    <li key={kind}>
                      {t(`admin.reassign.kind.${kind}`, {
                        count: state.given[kind]!,
                      })}
                    </li>
                  ),
                )}
              </ul>
            </>
          ) : (
            <Typography>{t('admin.reassign.nothingGiven')}</Typography>
          )}
          {state.left > 0 && (
            <Typography>
              {t('admin.reassign.left', { count: state.left })}
            </Typography>
          )}
        </div>
      );
  }
}
