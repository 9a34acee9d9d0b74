import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { Entity } from '@backstage/catalog-model';
import { EntityOverview } from 'backstage-plugin-orr-common';
import { useOpenReviews } from '../../hooks/useOpenReviews';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { EntityCampaigns } from '../Campaign/EntityCampaigns';
import { ChangesCard } from '../ChangeReview/ChangesCard';
import { DeployHealthCard } from '../DeployHealth';
import { ContradictionsPanel, LessonForm } from '../Drift';
import { ExemptionCard } from '../Exemption/ExemptionCard';
import { EntityDisclosures } from '../Disclosure/EntityDisclosures';
import { EntityDispositions } from '../Finding/EntityDispositions';
import { BreakGlassNotice } from '../Gate';
import { IncidentsCard } from '../Incident';
import { OwnershipCard, TakenOver } from '../Ownership';
import { ChecklistFacts } from './ChecklistFacts';
import { ChecklistLane } from './ChecklistLane';
import { OverviewStrip } from './OverviewStrip';
import { PlaceScorecard } from './PlaceScorecard';
import { PlannedAction } from './PlannedAction';
import { RecordedElsewhere } from '../RecordedReviews/RecordedElsewhere';
import { VouchingsWay } from '../Vouching';
import { ReviewHistory } from './ReviewHistory';
import { planReviews } from './planReviews';
import { TabMenu } from './TabMenu';

/** The overview once it is there; what is fetched besides arrives in its own place. @internal */
export function OverviewBody(props: {
  entity: Entity;
  overview: EntityOverview;
  /** Something has changed that the overview shows. */
  onChanged: () => void;
}) {
  const { entity, overview, onChanged } = props;
  const { readiness, checklists: summaries, running, history } = overview;
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const { readReviews } = readiness.may;
  const openIds = readiness.checklists.flatMap(({ openReviewId }) =>
    readReviews && openReviewId ? [openReviewId] : [],
  );
  const { reviews, reload } = useOpenReviews(entity, openIds, running);
  const plans = planReviews(readiness, reviews, summaries);
  const leading = plans.find(({ leads }) => leads);
  return (
    <>
      {readiness.source === 'stored' && (
        <Typography role="note" paragraph>
          {t('tab.storedSince', { date: relative(readiness.seenAt).words })}
        </Typography>
      )}
      <Grid container spacing={2}>
        <BreakGlassNotice
          entity={entity}
          breakGlass={overview.breakGlass}
          mayEnd={overview.rights?.overrideGate ?? false}
          onEnded={onChanged}
        />
        <ContradictionsPanel
          entity={entity}
          readiness={readiness}
          onChanged={onChanged}
        />
        <PlaceScorecard entity={entity} />
        <Grid item xs={12}>
          <OverviewStrip
            readiness={readiness}
            reviews={reviews}
            menu={
              <TabMenu
                entity={entity}
                overview={overview}
                onChanged={onChanged}
              />
            }
          >
            {leading && (
              <PlannedAction
                plan={leading}
                action={leading.action}
                readiness={readiness}
                primary
              />
            )}
          </OverviewStrip>
        </Grid>
        <Grid item xs={12} md={8}>
          <Grid container spacing={2}>
            <EntityCampaigns entityRef={readiness.entity.entityRef} />
            <TakenOver overview={overview} onChanged={onChanged} />
            <LessonForm entity={entity} readiness={readiness} />
            <Grid item xs={12}>
              <ChecklistLane
                plans={plans}
                readiness={readiness}
                newlyAsked={overview.newlyAsked}
                newerVersions={overview.newerVersions ?? []}
                reload={reload}
              />
            </Grid>
            {readReviews && (
              <EntityDisclosures readiness={readiness} onChanged={onChanged} />
            )}
            {readReviews && (
              <EntityDispositions entity={entity} onChanged={onChanged} />
            )}
            <DeployHealthCard entity={entity} />
            <IncidentsCard entity={entity} />
            {history && (
              <Grid item xs={12}>
                <ChangesCard
                  entity={entity}
                  latest={history}
                  mayCreate={readiness.may.createReview}
                />
              </Grid>
            )}
          </Grid>
        </Grid>
        <Grid item xs={12} md={4}>
          <Grid container spacing={2}>
            <OwnershipCard entity={entity} summary={readiness.entity} />
            <ExemptionCard
              entityRef={readiness.entity.entityRef}
              exemption={overview.exemption}
              asksForReviews={plans.length > 0}
              onChanged={onChanged}
            />
            {readiness.checklists.length > 0 && (
              <Grid item xs={12}>
                <ChecklistFacts
                  checklists={readiness.checklists}
                  summaries={summaries}
                  decisions={readiness.decisions}
                />
              </Grid>
            )}
            <VouchingsWay
              entity={entity}
              entityRef={readiness.entity.entityRef}
            />
            <Grid item xs={12}>
              <ReviewHistory entity={entity} newest={history} />
            </Grid>
            <RecordedElsewhere entity={entity} />
          </Grid>
        </Grid>
      </Grid>
    </>
  );
}
