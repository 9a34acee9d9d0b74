import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { Loaded } from '../../hooks/useLoaded';
import { ErrorPanel } from './ErrorPanel';

/** Says what was counted; the last count stays, and says that it is busy, until the next has come. @internal */
export function CountStatus<T>(props: {
  count: Loaded<T>;
  counting: string;
  failed: string;
  children: (counted: T) => ReactNode;
}) {
  const { count, counting, failed, children } = props;
  if (count.status === 'error') {
    return (
      <ErrorPanel error={count.error} title={failed} onRetry={count.reload} />
    );
  }
  const isCounting = count.status === 'loading' || count.stale;
  return (
    <Typography component="p" role="status" aria-busy={isCounting}>
      {count.status === 'ready' ? children(count.value) : counting}
    </Typography>
  );
}
