import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useMineSignal } from '../../hooks/useMineSignal';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** The way to the desk, for reviewers and for those whom something waits for there; nothing for everybody else. @internal */
export function DeskLink(props: { to: string; className?: string }) {
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const desk = useLoaded(
    signal => api.listDesk({ query: { limit: 1 } }, { signal }),
    [api],
  );
  useMineSignal(desk.reload);
  return desk.status === 'ready' &&
    (desk.value.isReviewer || desk.value.items.length > 0) ? (
    <Link to={props.to} underline="always" className={props.className}>
      {t('desk.title')}
    </Link>
  ) : null;
}
