import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { MyReadiness, WaitingPage } from 'backstage-plugin-orr-common';
import { useMountedPath } from '../../hooks/useMountedPath';
import { useMyReadiness } from '../../hooks/useMyReadiness';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useWaiting } from '../../hooks/useWaiting';
import { rootRouteRef } from '../../routes';
import { Delayed, ErrorPanel, errorKindOf } from '../Feedback';
import { listOfMine, OWED_STANDINGS } from './listOfMine';
import { WaitingLines } from './WaitingLines';

/** As much as one takes in at a glance. */
const LINES = 5;

function Waiting({ page }: { page: WaitingPage }) {
  const { t } = useOrrTranslation();
  const count = page.items.length;
  return (
    <>
      <Typography>
        {page.nextCursor
          ? t('mine.card.waitingMany', { count })
          : t('mine.card.waiting', { count })}
      </Typography>
      <WaitingLines items={page.items} />
    </>
  );
}

function Owed({ mine }: { mine: MyReadiness }) {
  const { t } = useOrrTranslation();
  const root = useMountedPath(rootRouteRef);
  const text = t('mine.card.owed', { count: mine.owed.totalItems });
  return (
    <Typography>
      {root && mine.owed.totalItems > 0 ? (
        <Link to={`${root}${listOfMine(mine, OWED_STANDINGS)}`}>{text}</Link>
      ) : (
        text
      )}
    </Typography>
  );
}

/** The same as the page, in short: for the home page of a portal. @internal */
export function MyReadinessSummary() {
  const { t } = useOrrTranslation();
  const root = useMountedPath(rootRouteRef);
  const { loaded } = useWaiting(LINES);
  const mine = useMyReadiness();
  return (
    <>
      {loaded.status === 'loading' && (
        <Delayed>
          <Skeleton height={32} width="50%" />
          <Skeleton height={24} />
        </Delayed>
      )}
      {loaded.status === 'error' && (
        <ErrorPanel
          error={loaded.error}
          title={
            errorKindOf(loaded.error) === 'denied'
              ? t('mine.waiting.denied')
              : t('mine.waiting.failed')
          }
          onRetry={loaded.reload}
        />
      )}
      {loaded.status === 'ready' && <Waiting page={loaded.value} />}
      {mine.status === 'ready' && <Owed mine={mine.value} />}
      {root && <Link to={`${root}/mine`}>{t('mine.card.all')}</Link>}
    </>
  );
}
