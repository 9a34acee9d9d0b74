import { FilterPredicate } from '@backstage/filter-predicates';
import { z } from 'zod';
import {
  CAMPAIGN_ACTS,
  CAMPAIGN_LIMITS,
  CAMPAIGN_OUTCOMES,
  CAMPAIGN_STATES,
} from '../campaign';
import { boundedFilterSchema } from '../checklist/boundedFilterSchema';
import { schemaOf } from '../checklist/schemaOf';
import { mutationIdSchema } from './requestSchemas';
import { day, instant, ref } from './wireValues';

const count = z.int().min(0);
const key = z.string().min(1).max(128);
const named = z.object({ id: z.string(), title: z.string() });
const scope = schemaOf<FilterPredicate>(boundedFilterSchema)
  .optional()
  .describe('Which entities it is about; without it all that are asked');
const groupRef = ref
  .optional()
  .describe('What this group and those below it own');
const questionIds = z
  .array(key)
  .min(1)
  .max(CAMPAIGN_LIMITS.questions)
  .optional()
  .describe('The questions that it asks; without them the whole checklist');

/** Schema of {@link Campaign}. @public */
export const campaignSchema = z.object({
  id: z.uuid(),
  revision: z.int().min(1),
  state: z.enum(CAMPAIGN_STATES),
  title: z.string(),
  brief: z.string().optional().describe('Markdown'),
  ownerRef: z.string(),
  checklist: named,
  questions: z
    .array(named)
    .optional()
    .describe('Absent where it asks the whole checklist'),
  scope,
  groupRef: z.string().optional(),
  startsOn: day.describe('Of one that was started, the day when it was'),
  dueOn: day,
  createdBy: z.string(),
  createdAt: instant,
  startedBy: z.string().optional(),
  startedAt: instant.optional(),
  endedBy: z
    .string()
    .optional()
    .describe('Absent where it ended by itself, two weeks after its day'),
  endedAt: instant.optional(),
});

/** That chosen questions, or a checklist, are to be met by some entities until a day. @public */
export interface Campaign extends z.output<typeof campaignSchema> {}

/** Schema of {@link CampaignCounts}. @public */
export const campaignCountsSchema = z.object({
  entities: count,
  done: count,
  open: count,
  accepted: count,
  notReviewed: count,
});

/** How many entities a campaign is about, and how they stand to it. @public */
export interface CampaignCounts extends z.output<typeof campaignCountsSchema> {}

/** Schema of {@link CampaignSummary}. @public */
export const campaignSummarySchema = z.object({
  campaign: schemaOf<Campaign>(campaignSchema),
  counts: schemaOf<CampaignCounts>(campaignCountsSchema)
    .optional()
    .describe('Of running and ended ones, as far as the caller sees'),
});

/** A campaign with how far it has come. @public */
export interface CampaignSummary
  extends z.output<typeof campaignSummarySchema> {}

const may = z
  .object({ manage: z.boolean() })
  .describe('What the caller may do');

/** Schema of {@link CampaignPage}. @public */
export const campaignPageSchema = z.object({
  items: z.array(schemaOf<CampaignSummary>(campaignSummarySchema)),
  totalItems: count,
  nextCursor: z.string().optional(),
  may,
});

/** A page of campaigns; `nextCursor` is absent on the last one. @public */
export interface CampaignPage extends z.output<typeof campaignPageSchema> {}

/** Schema of {@link CampaignTeam}. @public */
export const campaignTeamSchema = z.object({
  ownerRef: z.string().optional().describe('Absent for what nobody owns'),
  title: z.string().optional(),
  counts: schemaOf<CampaignCounts>(campaignCountsSchema),
});

/** How far an owner has come; an entity with several owners is with each of them. @public */
export interface CampaignTeam extends z.output<typeof campaignTeamSchema> {}

/** Schema of {@link CampaignDetails}. @public */
export const campaignDetailsSchema = campaignSummarySchema.extend({
  teams: z.array(schemaOf<CampaignTeam>(campaignTeamSchema)),
  teamsLeftOut: count.describe('Owners that found no room'),
  at: instant.describe('Of what the counts tell: now, or the end'),
  may,
});

/** A campaign with how far each team has come. @public */
export interface CampaignDetails
  extends z.output<typeof campaignDetailsSchema> {}

/** Schema of {@link CampaignEntity}. @public */
export const campaignEntitySchema = z.object({
  entity: z.object({
    entityRef: z.string(),
    title: z.string().optional(),
    tier: z.string().optional(),
  }),
  ownerRefs: z.array(z.string()),
  outcome: z.enum(CAMPAIGN_OUTCOMES),
  openCount: count.describe('Questions that are open; 0 before any decision'),
  askedCount: count
    .optional()
    .describe('Of how many; absent where a whole checklist is asked'),
  openQuestions: z
    .array(named)
    .describe(
      'Those of them that were chosen; none of a whole checklist. Before any decision all that are asked',
    ),
  review: z
    .object({ reviewId: z.uuid(), entityRef: z.string() })
    .optional()
    .describe(
      'The review that runs, else the decided one; absent where the caller may not see what it is of, and in an archive',
    ),
});

/** How an entity stands to a campaign. @public */
export interface CampaignEntity extends z.output<typeof campaignEntitySchema> {}

/** Schema of {@link CampaignEntityPage}. @public */
export const campaignEntityPageSchema = z.object({
  items: z.array(schemaOf<CampaignEntity>(campaignEntitySchema)),
  totalItems: count,
  nextCursor: z.string().optional(),
});

/** A page of the entities of a campaign, by name. @public */
export interface CampaignEntityPage
  extends z.output<typeof campaignEntityPageSchema> {}

/** Schema of {@link CampaignPreview}. @public */
export const campaignPreviewSchema = z.object({
  entities: count.describe('Entities that it would be about'),
  owners: count.describe('Teams and people that own some of them'),
  examples: z.array(
    z.object({ entityRef: z.string(), title: z.string().optional() }),
  ),
});

/** Whom a campaign would be about, as far as the caller sees. @public */
export interface CampaignPreview
  extends z.output<typeof campaignPreviewSchema> {}

/** Schema of {@link CampaignAsk}. @public */
export const campaignAskSchema = z.object({
  campaign: z.object({
    id: z.uuid(),
    title: z.string(),
    dueOn: day,
    checklist: named,
  }),
  entity: campaignEntitySchema.shape.entity,
  openCount: count,
  openQuestions: z.array(named),
  outcome: z.enum(CAMPAIGN_OUTCOMES),
  review: campaignEntitySchema.shape.review,
});

/** What a running campaign still asks of an entity. @public */
export interface CampaignAsk extends z.output<typeof campaignAskSchema> {}

/** Schema of {@link CampaignAskList}. @public */
export const campaignAskListSchema = z.object({
  items: z.array(schemaOf<CampaignAsk>(campaignAskSchema)),
  totalItems: count,
});

/** The first of what running campaigns still ask, what is due first at the top. @public */
export interface CampaignAskList
  extends z.output<typeof campaignAskListSchema> {}

const content = {
  title: z.string().trim().min(1).max(CAMPAIGN_LIMITS.title),
  brief: z
    .string()
    .trim()
    .min(1)
    .max(CAMPAIGN_LIMITS.brief)
    .optional()
    .describe('What it is for and what to do, as Markdown'),
  ownerRef: ref,
  checklistId: key,
  questionIds,
  scope,
  groupRef,
  startsOn: day,
  dueOn: day,
};

/** Schema of {@link CreateCampaignBody}. @public */
export const createCampaignBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  ...content,
});

/** What a campaign asks, of whom, until when. @public */
export interface CreateCampaignBody
  extends z.input<typeof createCampaignBodySchema> {}

/** Schema of {@link ChangeCampaignBody}. @public */
export const changeCampaignBodySchema = createCampaignBodySchema.extend({
  revision: z.int().min(1).describe('The one that the change is based on'),
});

/** A campaign, said anew. @public */
export interface ChangeCampaignBody
  extends z.input<typeof changeCampaignBodySchema> {}

/** Schema of {@link MoveCampaignBody}. @public */
export const moveCampaignBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
  act: z.enum(CAMPAIGN_ACTS),
});

/** What becomes of a campaign. @public */
export interface MoveCampaignBody
  extends z.input<typeof moveCampaignBodySchema> {}

/** What of a campaign decides whom it is about. @internal */
export const previewCampaignBodySchema = z.strictObject({
  checklistId: key,
  questionIds,
  scope,
  groupRef,
});
