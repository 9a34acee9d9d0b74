import { useOwnStart } from '../../hooks/useOwnStart';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { ServicesView } from '../ReadinessPage/ServicesView';

/** What the page opens with: the services of the viewer's groups, unless its URL asks for others. @internal */
export function OpeningView() {
  const { deciding } = useOwnStart();
  return deciding ? <ReadinessSkeleton /> : <ServicesView />;
}
