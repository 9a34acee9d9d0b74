import { OPEN_STATES } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { askedEntities } from '../gap/gapFilter';
import { VisibilityFilter } from '../VisibilityFilter';
import { StoredCampaign } from './campaignRows';

/** A campaign as the database looks at it, for a viewer. @internal */
export interface CampaignView {
  campaign: Pick<
    StoredCampaign,
    'id' | 'state' | 'checklistId' | 'questionIds' | 'groupRef'
  >;
  /** The questions that a review may rightly have left out. */
  leftOut: string[];
  visibility: VisibilityFilter;
  /** Only what these own, groups with all below them. */
  ownerRefs?: string[];
  entityRef?: string;
}

/**
 * The rows of a campaign: one for each entity, with its outcome and under a key by which its owners are found. While the
 * campaign runs they are told from the standings as they are, later from what was kept.
 *
 * @internal
 */
export interface CampaignSource {
  rows: Knex.QueryBuilder;
  owners: Knex.QueryBuilder;
}

/** How often each entity has not met one of the questions, and how often that is accepted. */
function foundGaps(
  knex: Knex,
  { campaign, leftOut }: CampaignView,
): Knex.QueryBuilder {
  const { id, checklistId, questionIds } = campaign;
  const query = knex('standing_gap as gap').where(
    'gap.checklist_id',
    checklistId,
  );
  if (questionIds) {
    query
      .whereIn('gap.question_id', questionIds)
      .leftJoin('campaign_not_asked as never', on =>
        on
          .on('never.entity_id', 'gap.entity_id')
          .andOn('never.question_id', 'gap.question_id')
          .andOnVal('never.campaign_id', id),
      )
      .whereNull('never.entity_id');
  }
  const open = isOpenSql({ questionIds, leftOut });
  return query
    .groupBy('gap.entity_id')
    .select('gap.entity_id')
    .select({
      open_count: knex.raw(
        `SUM(CASE WHEN ${open.sql} THEN 1 ELSE 0 END)`,
        open.bindings,
      ),
      accepted_count: knex.raw(
        "SUM(CASE WHEN gap.state = 'accepted' THEN 1 ELSE 0 END)",
      ),
    });
}

/**
 * Whether a row of the gaps is something to do. A chosen question that the decision knows nothing of is new, unless a review
 * may have left it out.
 *
 * @internal
 */
export function isOpenSql({
  questionIds,
  leftOut,
}: {
  questionIds?: string[];
  leftOut: string[];
}): { sql: string; bindings: string[] } {
  const marks = (list: readonly string[]) => list.map(() => '?').join(', ');
  const isOpen = `gap.state IN (${marks(OPEN_STATES)})`;
  if (!questionIds) {
    return { sql: isOpen, bindings: [...OPEN_STATES] };
  }
  return {
    sql: `(${isOpen} OR (gap.state = 'notAsked'${
      leftOut.length ? ` AND gap.question_id NOT IN (${marks(leftOut)})` : ''
    }))`,
    bindings: [...OPEN_STATES, ...leftOut],
  };
}

const BY_QUESTIONS = `CASE
  WHEN readiness.decision_id IS NULL THEN 'notReviewed'
  WHEN COALESCE(found.open_count, 0) > 0 THEN 'open'
  WHEN COALESCE(found.accepted_count, 0) > 0 THEN 'accepted'
  ELSE 'done' END`;
const BY_STANDING = `CASE
  WHEN readiness.decision_id IS NULL THEN 'notReviewed'
  WHEN readiness.standing IN ('ready', 'readyWithConditions') THEN 'done'
  ELSE 'open' END`;

function liveSource(knex: Knex, view: CampaignView): CampaignSource {
  const { campaign, visibility, ownerRefs, entityRef } = view;
  const rows = askedEntities(knex, {
    visibility,
    ownerRefs,
    groupRef: campaign.groupRef,
    checklistId: campaign.checklistId,
  })
    .join('campaign_entity as member', 'member.entity_id', 'entity.id')
    .where('member.campaign_id', campaign.id)
    .leftJoin(foundGaps(knex, view).as('found'), 'found.entity_id', 'entity.id')
    .select('entity.entity_ref', 'entity.title', 'entity.tier')
    .select('entity.sort_name', 'member.asked_count')
    .select('readiness.decision_id', 'readiness.open_review_id')
    .select({
      row_key: 'entity.id',
      entity_id: 'entity.id',
      open_count: knex.raw(
        'CASE WHEN readiness.decision_id IS NULL THEN 0 ELSE COALESCE(found.open_count, 0) END',
      ),
      outcome: knex.raw(campaign.questionIds ? BY_QUESTIONS : BY_STANDING),
    });
  if (entityRef !== undefined) {
    rows.where('entity.entity_ref', entityRef.toLocaleLowerCase('en-US'));
  }
  return {
    rows,
    owners: knex('entity_owner').select('owner_ref', { row_key: 'entity_id' }),
  };
}

/** What the catalog does not know any more is for those who may see everything. */
function keptSource(knex: Knex, view: CampaignView): CampaignSource {
  const { campaign, visibility } = view;
  const rows = knex('campaign_result as result')
    .where('result.campaign_id', campaign.id)
    .select('result.entity_ref', 'result.title', 'result.tier')
    .select('result.sort_name', 'result.asked_count', 'result.outcome')
    .select('result.open_count', 'result.open_questions', 'result.entity_id')
    .select({ row_key: 'result.entity_ref' });
  if (visibility.type !== 'everything') {
    rows
      .join('entity', 'entity.id', 'result.entity_id')
      .whereNull('entity.orphaned_at');
    applyVisibility(rows, visibility);
  }
  return {
    rows,
    owners: knex('campaign_result_owner')
      .where('campaign_id', campaign.id)
      .select('owner_ref', { row_key: 'entity_ref' }),
  };
}

/** @internal */
export function campaignSource(knex: Knex, view: CampaignView): CampaignSource {
  return view.campaign.state === 'ended'
    ? keptSource(knex, view)
    : liveSource(knex, view);
}
