/** Who answers for an entity, how they are reached, and how that is put right. @internal */
export const ownershipMessages = {
  takenOver: {
    title: 'Taken over: {{checklist}}',
    since: '{{owners}} took this over after the decision of {{date}}.',
    todo: 'Read the answers and affirm them, or start a review.',
    read: 'Read the answers',
    affirm: 'Affirm the answers…',
    affirmOf: 'Affirm the answers: {{checklist}}',
    dialog: {
      title: 'Affirm the answers?',
      explain:
        '{{checklist}}. You say that the answers hold for what you own now. The decision, its conditions and the standing stay as they are, and so does the age of the evidence.',
      note: 'A sentence for the history (optional)',
      save: 'Affirm them',
      failed: 'They were not affirmed',
    },
  },
  contact: 'How to reach the owner',
  contactOf: 'How to reach the owner of {{name}}',
  loading: 'Looking up the owner',
  noContact: 'The catalog knows no way to reach the owner.',
  contactFailed: 'The owner could not be looked up.',
  mend: 'In the entry of {{entry}}:',
  copy: 'Copy these lines',
  copied: 'Copied',
  edit: 'Edit the entry',
  keptIn: 'The entry is kept in {{location}}.',
  keptElsewhere: 'Edit the entry where your organisation keeps its catalog.',
  role: {
    riskOwner: 'Risk owner',
    onCall: 'On call',
    reviewers: 'Reviewers',
    contact: 'How to reach: {{role}}',
    rota: 'The rota at {{host}}',
    notFound: '{{ref}} is not in the catalog, or not visible to you',
    unreadable: '{{written}} (cannot be read)',
    kinds: {
      riskOwner: 'a group or a person',
      onCall: 'a group, a person or a link',
      reviewers: 'a group',
    },
    problem: {
      notARef: '{{annotation}} does not name {{kinds}} of the catalog.',
      wrongKind: '{{annotation}} names something else than {{kinds}}.',
      notAWebAddress:
        '{{annotation}} needs an address that begins with https:// or http:// and holds no password.',
    },
  },
  dispute: 'Not the right owner, or is it you?',
} as const;
