// Which words go with which kind of change, where they are told alike.

/** Of exemptions, until a day. @internal */
export const EXEMPTIONS = {
  'exemption.requested': 'changes.text.exemptionRequested',
  'exemption.approved': 'changes.text.exemptionApproved',
  'exemption.refused': 'changes.text.exemptionRefused',
  'exemption.withdrawn': 'changes.text.exemptionWithdrawn',
  'exemption.ended': 'changes.text.exemptionEnded',
} as const;

/** Of what becomes of gaps. @internal */
export const GAPS = {
  'disposition.proposed': 'changes.text.gap.proposed',
  'disposition.changed': 'changes.text.gap.changed',
  'disposition.postponed': 'changes.text.gap.postponed',
  'disposition.approved': 'changes.text.gap.approved',
  'disposition.refused': 'changes.text.gap.refused',
  'disposition.withdrawn': 'changes.text.gap.withdrawn',
  'disposition.ended': 'changes.text.gap.ended',
  'action.done': 'changes.text.gap.done',
  'action.dropped': 'changes.text.gap.dropped',
  'action.ownerChanged': 'changes.text.gap.ownerChanged',
  'ticket.made': 'changes.text.gap.ticketMade',
  'ticket.closed': 'changes.text.gap.ticketClosed',
  'ticket.reopened': 'changes.text.gap.ticketReopened',
  'gap.escalated': 'changes.text.gap.escalated',
  'escalation.answered': 'changes.text.gap.escalationAnswered',
  'escalation.withdrawn': 'changes.text.gap.escalationWithdrawn',
} as const;

/** Of contradictions, which come and go by themselves. @internal */
export const CONTRADICTIONS = {
  'contradiction.opened': 'changes.text.contradiction.opened',
  'contradiction.returned': 'changes.text.contradiction.returned',
  'contradiction.ignored': 'changes.text.contradiction.ignored',
  'contradiction.ended': 'changes.text.contradiction.ended',
} as const;

/** Of what somebody vouches for. @internal */
export const VOUCHINGS = {
  'vouching.given': 'changes.text.vouching.given',
  'vouching.changed': 'changes.text.vouching.changed',
  'vouching.withdrawn': 'changes.text.vouching.withdrawn',
  'vouching.restored': 'changes.text.vouching.restored',
} as const;

/** Of what was said to a contradiction. @internal */
export const SAID = {
  'contradiction.answered': 'changes.text.contradiction.answered',
  'contradiction.looked': 'changes.text.contradiction.looked',
} as const;

/** Of answers that hold no longer, or were put otherwise. @internal */
export const DISCLOSURES = {
  'gap.disclosed': 'changes.text.gap.disclosed',
  'gap.closed': 'changes.text.gap.closed',
  'answer.amended': 'changes.text.amended',
} as const;

/** Whether the words of a kind of change stand in one of these. @internal */
export function hasWords<TWords extends object>(
  words: TWords,
  action: string,
): action is Extract<keyof TWords, string> {
  return Object.hasOwn(words, action);
}
