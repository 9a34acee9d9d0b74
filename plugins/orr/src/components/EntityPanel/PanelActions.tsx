import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import Typography from '@material-ui/core/Typography';
import { FindingDisposition } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useToday } from '../../hooks/useToday';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { useRelativeDate } from '../DateText';
import { errorKindOf } from '../Feedback';

/** What fits beside a list; the tab of the entity has the rest. */
const SHOWN = 5;

function DueText({ until }: Pick<FindingDisposition, 'until'>) {
  const { t } = useOrrTranslation();
  const today = useToday();
  const relative = useRelativeDate();
  if (!until) {
    return <>{t('panel.backlog')}</>;
  }
  const date = relative(until).full;
  return <>{t(until < today ? 'panel.overdue' : 'panel.due', { date })}</>;
}

function ActionList({ actions }: { actions: FindingDisposition[] }) {
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  if (!actions.length) {
    return <Typography>{t('panel.noActions')}</Typography>;
  }
  return (
    <ul>
      {actions.slice(0, SHOWN).map(action => (
        <li key={action.id}>
          <Link
            to={`${pathOf(action)}/reviews/${
              action.reviewId
            }?question=${encodeURIComponent(action.questionId)}`}
          >
            {action.text}
          </Link>
          <Typography variant="body2" component="div">
            <DueText until={action.until} />
            {action.ownerRef && (
              <>
                {' · '}
                <EntityRefLink
                  entityRef={action.ownerRef}
                  defaultKind="group"
                  hideIcon
                />
              </>
            )}
          </Typography>
        </li>
      ))}
      {actions.length > SHOWN && (
        <li>{t('panel.moreActions', { count: actions.length - SHOWN })}</li>
      )}
    </ul>
  );
}

/** What is planned to close the gaps of an entity; nothing for who may not read reviews. @internal */
export function PanelActions({ entityRef }: { entityRef: string }) {
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const loaded = useLoaded(
    async signal => {
      const { items } = await api.listEntityDispositions(
        { params: parseEntityRef(entityRef) },
        { signal },
      );
      return items
        .map(({ disposition }) => disposition)
        .filter(({ type, state }) => type === 'action' && state === 'open')
        .sort((a, b) => (a.until ?? '~').localeCompare(b.until ?? '~'));
    },
    [api, entityRef],
  );
  if (
    loaded.status === 'loading' ||
    (loaded.status === 'error' && errorKindOf(loaded.error) === 'denied')
  ) {
    return null;
  }
  return (
    <section>
      <Typography variant="h6" component="h3">
        {t('panel.actions')}
      </Typography>
      {loaded.status === 'error' ? (
        <Typography>{t('panel.actionsFailed')}</Typography>
      ) : (
        <ActionList actions={loaded.value} />
      )}
    </section>
  );
}
