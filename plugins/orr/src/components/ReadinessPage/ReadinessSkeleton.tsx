import Skeleton from '@material-ui/lab/Skeleton';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Delayed, LiveRegion } from '../Feedback';

const ROWS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** The shape of the list while it loads. @internal */
export function ReadinessSkeleton() {
  const { t } = useOrrTranslation();
  return (
    <Delayed>
      <LiveRegion>{t('page.loading')}</LiveRegion>
      <div aria-hidden>
        {ROWS.map(row => (
          <Skeleton key={row} height={52} />
        ))}
      </div>
    </Delayed>
  );
}
