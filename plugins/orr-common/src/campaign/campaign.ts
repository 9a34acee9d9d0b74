/** What becomes of a campaign. @public */
export const CAMPAIGN_STATES = [
  'draft',
  'running',
  'ended',
  'cancelled',
] as const;

/** One of {@link CAMPAIGN_STATES}. @public */
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** What can be done with a campaign as a whole. @public */
export const CAMPAIGN_ACTS = ['start', 'end', 'cancel'] as const;

/** One of {@link CAMPAIGN_ACTS}. @public */
export type CampaignAct = (typeof CAMPAIGN_ACTS)[number];

/**
 * How an entity stands to what a campaign asks: nothing of it is open by the decision in force; something is; nothing is,
 * since a risk was accepted; nothing was decided about the entity yet.
 *
 * @public
 */
export const CAMPAIGN_OUTCOMES = [
  'done',
  'open',
  'accepted',
  'notReviewed',
] as const;

/** One of {@link CAMPAIGN_OUTCOMES}. @public */
export type CampaignOutcome = (typeof CAMPAIGN_OUTCOMES)[number];

/** The outcomes about which an owner has something to do. @public */
export const CAMPAIGN_OPEN_OUTCOMES = [
  'open',
  'notReviewed',
] as const satisfies readonly CampaignOutcome[];

/** How much a campaign may ask, and how long its texts may be. @public */
export const CAMPAIGN_LIMITS = {
  title: 200,
  brief: 10_000,
  questions: 30,
  /** Of the scope, as JSON. */
  scope: 20_000,
} as const;

/** After how many days behind its day a campaign ends by itself. @internal */
export const CAMPAIGN_ENDS_AFTER_DAYS = 14;

const AFTER: Record<
  CampaignAct,
  Partial<Record<CampaignState, CampaignState>>
> = {
  start: { draft: 'running' },
  end: { running: 'ended' },
  cancel: { draft: 'cancelled', running: 'cancelled' },
};

/** What a campaign is after an act; undefined where it is not open to it. @public */
export function campaignAfter(
  state: CampaignState,
  act: CampaignAct,
): CampaignState | undefined {
  return AFTER[act][state];
}
