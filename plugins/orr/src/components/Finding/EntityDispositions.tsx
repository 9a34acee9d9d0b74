import Grid from '@material-ui/core/Grid';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Entity } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { DispositionItem } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { entityParamsOf } from '../../hooks/entityParamsOf';
import { useToday } from '../../hooks/useToday';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityEscalations } from '../Escalation/EntityEscalations';
import { errorKindOf } from '../Feedback';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { DispositionLines } from './DispositionLines';

/** What is late comes first, what has no day last. */
function byDay(one: DispositionItem, other: DispositionItem): number {
  const dayOrLast = ({ disposition }: DispositionItem) =>
    disposition.until ?? '9999-12-31';
  return dayOrLast(one).localeCompare(dayOrLast(other));
}

function useQuestionPath() {
  const pathOf = useReadinessPath();
  return ({ disposition }: DispositionItem) => {
    const review = `${pathOf(disposition)}/reviews/${disposition.reviewId}`;
    return `${review}?question=${encodeURIComponent(disposition.questionId)}`;
  };
}

/** The open actions and accepted risks of an entity, by date, and its escalated gaps; nothing where there are none. @internal */
export function EntityDispositions(props: {
  entity: Entity;
  /** Something was changed that a standing may rest on. */
  onChanged: () => void;
}) {
  const { entity, onChanged } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const today = useToday();
  const questionPathOf = useQuestionPath();
  const { kind, namespace, name } = entityParamsOf(entity);
  const loaded = useLoaded(
    signal =>
      api.listEntityDispositions(
        { params: { kind, namespace, name } },
        { signal },
      ),
    [api, kind, namespace, name],
    { keepPrevious: true },
  );
  const failed =
    loaded.status === 'error' && errorKindOf(loaded.error) !== 'denied';
  const { items = [], escalations = [] } =
    loaded.status === 'ready' ? loaded.value : {};
  return (
    <>
      {(failed || items.length > 0) && (
        <Grid item xs={12}>
          <InfoCard
            title={t('finding.entity.title')}
            titleTypographyProps={{ variant: 'h6', component: 'h3' }}
          >
            {failed ? (
              <Typography role="alert">
                {t('finding.entity.failed')}{' '}
                <Button style={{ minHeight: 44 }} onClick={loaded.reload}>
                  {t('feedback.retry')}
                </Button>
              </Typography>
            ) : (
              <DispositionLines
                label={t('finding.entity.title')}
                items={[...items].sort(byDay)}
                today={today}
                questionPathOf={questionPathOf}
                onChanged={() => {
                  loaded.reload();
                  onChanged();
                }}
              />
            )}
          </InfoCard>
        </Grid>
      )}
      {escalations.length > 0 && (
        <Grid item xs={12}>
          <EntityEscalations items={escalations} onChanged={loaded.reload} />
        </Grid>
      )}
    </>
  );
}
