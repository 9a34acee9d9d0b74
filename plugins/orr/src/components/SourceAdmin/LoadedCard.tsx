import { ReactNode } from 'react';
import { InfoCard } from '@backstage/core-components';
import Skeleton from '@material-ui/lab/Skeleton';
import Typography from '@material-ui/core/Typography';
import { Loaded } from '../../hooks/useLoaded';
import { Delayed, ErrorPanel } from '../Feedback';

/** A card of what is fetched, in each of its states. @internal */
export function LoadedCard<T>(props: {
  title: string;
  intro: string;
  loading: string;
  failed: string;
  loaded: Loaded<T>;
  /** What stays whatever becomes of it. */
  tools?: ReactNode;
  children: (value: T) => ReactNode;
}) {
  const { loaded } = props;
  return (
    <InfoCard
      title={props.title}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      <Typography paragraph>{props.intro}</Typography>
      {props.tools}
      {loaded.status === 'loading' && (
        <Delayed>
          <div role="status" aria-label={props.loading}>
            <Skeleton height={80} />
          </div>
        </Delayed>
      )}
      {loaded.status === 'error' && (
        <ErrorPanel
          error={loaded.error}
          title={props.failed}
          onRetry={loaded.reload}
        />
      )}
      {loaded.status === 'ready' && props.children(loaded.value)}
    </InfoCard>
  );
}
