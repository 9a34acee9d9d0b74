import Skeleton from '@material-ui/lab/Skeleton';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { orrTranslationRef } from '../../translation';
import { Delayed, LiveRegion } from '../Feedback';

const ROWS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** The shape of the list while it loads. @internal */
export function ReadinessSkeleton() {
  const { t } = useTranslationRef(orrTranslationRef);
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
