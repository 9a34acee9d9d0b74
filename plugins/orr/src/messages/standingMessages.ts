/** Words shared by all screens: standings, levels, review kinds and states. @internal */
export const standingMessages = {
  standing: {
    ready: 'Ready',
    readyWithConditions: 'Ready with conditions',
    notReady: 'Not ready',
    overdue: 'Overdue',
    neverReviewed: 'Never reviewed',
    notRequired: 'Not required',
  },
  level: {
    UNANSWERED: 'Unanswered',
    toBeConfirmed: 'Waits to be confirmed',
    NONE: 'No risk',
    LOW: 'Low risk',
    MEDIUM: 'Medium risk',
    HIGH: 'High risk',
    NOT_APPLICABLE: 'Not applicable',
    informs: 'For information',
    toBeResearched: 'To be researched',
    accepted: 'Risk accepted',
    acceptedOf: '{{level}}, accepted',
    acceptedUntil: '{{level}}, accepted until {{date}}',
  },
  reviewKind: {
    launch: 'Launch review',
    periodic: 'Periodic review',
    change: 'Change review',
    incident: 'Incident review',
  },
  reviewState: {
    inProgress: 'In progress',
    submitted: 'Waiting for a decision',
    changesRequested: 'Changes requested',
    decided: 'Decided',
    withdrawn: 'Withdrawn',
    superseded: 'Superseded',
  },
  outcome: {
    go: 'Go',
    conditionalGo: 'Conditional go',
    noGo: 'No-go',
  },
} as const;
