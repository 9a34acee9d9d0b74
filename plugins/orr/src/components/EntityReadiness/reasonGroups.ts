import {
  Decision,
  StandingReason,
  StandingReasonCode,
} from 'backstage-plugin-orr-common';

/** The reasons of one code, said together. @internal */
export interface ReasonGroup {
  code: StandingReasonCode;
  count: number;
  /** The earliest date among them. */
  date?: string;
  /** Where the reason can be looked at, within the tab. */
  to?: string;
}

const ABOUT_CONDITIONS = new Set<StandingReasonCode>([
  'conditionOpen',
  'conditionPastDue',
]);

/** The anchor of what was disclosed on the overview. @internal */
export const DISCLOSURES_ANCHOR = 'orr-disclosures';

const ABOUT_DISCLOSURES = new Set<StandingReasonCode>([
  'gapPastGrace',
  'gapWithinGrace',
]);

/** Whether a reason is about something that was disclosed. @internal */
export function isAboutDisclosure({ code }: StandingReason): boolean {
  return ABOUT_DISCLOSURES.has(code);
}

/** The anchor of a checklist's conditions on the overview. @internal */
export function conditionsAnchor(checklistId: string): string {
  return `orr-conditions-${checklistId}`;
}

/** The anchor of the ownership card on the overview. @internal */
export const OWNERSHIP_ANCHOR = 'orr-ownership';

/** The anchor of the exemption on the overview. @internal */
export const EXEMPTION_ANCHOR = 'orr-exemption';

function targetOf(
  reason: StandingReason,
  checklistId: string,
  decisions: Decision[],
): string | undefined {
  if (ABOUT_CONDITIONS.has(reason.code)) {
    return `#${conditionsAnchor(checklistId)}`;
  }
  if (isAboutDisclosure(reason)) {
    return `#${DISCLOSURES_ANCHOR}`;
  }
  if (reason.code === 'ownerUnresolved') {
    return `#${OWNERSHIP_ANCHOR}`;
  }
  if (reason.code === 'exempt') {
    return `#${EXEMPTION_ANCHOR}`;
  }
  const decision = decisions.find(({ id }) => id === reason.decisionId);
  if (!decision) {
    return undefined;
  }
  const question = reason.questionId
    ? `?question=${encodeURIComponent(reason.questionId)}`
    : '';
  return `reviews/${decision.reviewId}${question}`;
}

/** Reasons as they are said: one sentence for each code, with how many there are. @internal */
export function reasonGroupsOf(
  reasons: StandingReason[],
  options: { checklistId: string; decisions: Decision[] },
): ReasonGroup[] {
  const groups = new Map<StandingReasonCode, ReasonGroup>();
  for (const reason of reasons) {
    const group = groups.get(reason.code);
    const date = [group?.date, reason.date].filter(Boolean).sort()[0];
    groups.set(reason.code, {
      code: reason.code,
      count: (group?.count ?? 0) + 1,
      date,
      to: group?.to ?? targetOf(reason, options.checklistId, options.decisions),
    });
  }
  return [...groups.values()];
}
