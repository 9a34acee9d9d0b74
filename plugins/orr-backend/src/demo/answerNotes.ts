/** What a team writes beside an answer where all is well, where something is missing, and where the question is not for it. */
interface AnswerNotes {
  met: string;
  gap: string;
  notApplicable?: string;
}

/** Notes by question id; a question without notes is answered without one. @internal */
export const ANSWER_NOTES: Readonly<Record<string, AnswerNotes>> = {
  'system-picture': {
    met: 'Redrawn when we moved the queue; the picture is part of the design change from now on.',
    gap: 'The picture still shows the old scheduler.',
  },
  'failure-modes': {
    met: 'We went through every arrow of the picture in one afternoon, with support in the room.',
    gap: 'Listed, but nobody has written down how we would notice half of them.',
  },
  'dependency-failures': {
    met: 'Timeouts are below those of our callers; retries give up after three.',
    gap: 'The client library retries without end when the connection drops.',
  },
  'overload-protection': {
    met: 'Tried with a noisy caller in staging: it was slowed down, the others were not.',
    gap: 'The gateway limits callers from outside only.',
    notApplicable: 'Reads from one queue of our own and has no callers.',
  },
  'zone-loss': {
    met: 'We drained one zone during the spring exercise and stayed within our targets.',
    gap: 'Three copies, but all the connections go through one zone.',
  },
  'recovery-time-objective': {
    met: 'Agreed with product, and written in the service description.',
    gap: 'Nobody has agreed to this yet; it is what we measured.',
  },
  backups: {
    met: 'Copies go to an account that our deployment role cannot reach.',
    gap: 'Copies are made every night, into the same account.',
  },
  'last-restore-test': {
    met: 'Restored into an empty project and ran the read checks against it.',
    gap: 'Last time was before the move to the new cluster.',
  },
  'on-call-cover': {
    met: 'Two people each week, with a calendar that support can see.',
    gap: 'During holidays it is whoever happens to be online.',
  },
  'on-call-rotation-size': {
    met: 'Everybody but the newest colleague takes part.',
    gap: 'One has left, one is on leave.',
  },
  'responder-readiness': {
    met: 'Everybody has been second responder for a week before.',
    gap: 'Two of us have never been on a call, and would need access first.',
    notApplicable: 'Nobody is called for it at night, as agreed with support.',
  },
  runbooks: {
    met: 'A colleague of another team followed them and asked two questions; both are answered now.',
    gap: 'The page on starting from nothing is a list of headings.',
  },
  'launch-worries': {
    met: 'A price list that was loaded twice.',
    gap: 'A price list that was loaded twice.',
  },
  'user-facing-indicators': {
    met: 'The share of good requests and the slowest one in a hundred, seen from outside.',
    gap: 'We measure machines, and take it from there.',
  },
  'diagnosis-telemetry': {
    met: 'One identifier from the shop to the ledger.',
    gap: 'Logs are there; the way of one request through them is guesswork.',
  },
  alerting: {
    met: 'The page is tried on the first Monday of each month.',
    gap: 'There is an alert, and nobody has ever seen it fire.',
  },
  'escalation-contacts': {
    met: 'On the first page of the playbook, with the hours in which they answer.',
    gap: 'We know the people, the page does not.',
  },
  'customer-communication': {
    met: 'Support owns the message; three drafts are ready.',
    gap: 'It is not settled who may post on the status page.',
    notApplicable: 'No user sees it; the teams behind it tell theirs.',
  },
  'last-incident-exercise': {
    met: 'Game day with the neighbours, notes are linked.',
    gap: 'Planned twice, moved twice.',
  },
  'incident-learning': {
    met: 'Write-ups are read aloud in the weekly, and their work is in the backlog with dates.',
    gap: 'We write them up. The work that follows from them waits.',
  },
  'change-path': {
    met: 'Nothing reaches production without a second person and green checks; the way around it leaves a record.',
    gap: 'The path for emergencies skips the checks and leaves no record.',
  },
  'gradual-release': {
    met: 'One in twenty for a quarter of an hour, then everybody.',
    gap: 'All at once, at a quiet hour.',
  },
  rollback: {
    met: 'Needed in earnest once; four minutes.',
    gap: 'It works for the service. Its last migration does not go back.',
  },
  'load-test': {
    met: 'Three times the peak of last December, for an hour.',
    gap: 'Tried on one machine, and multiplied.',
  },
  'threat-review': {
    met: 'Half a day with two people from security; four findings, all closed.',
    gap: 'Booked with security for next month.',
  },
  'secrets-and-certificates': {
    met: 'All in the vault, changed every ninety days without us.',
    gap: 'One certificate is renewed by hand, and the date is in a calendar.',
  },
  'security-fixes': {
    met: 'The last urgent one took a day.',
    gap: 'We could, for our own code. The base image is somebody else’s.',
  },
  'production-access': {
    met: 'By request, for two hours, on record.',
    gap: 'Three people still have it always.',
  },
  'data-rules': {
    met: 'Looked through with the data protection officer; the record is linked.',
    gap: 'The record is two years old and does not know the new export.',
  },
};

/** What a team writes where a question asks for a text. @internal */
export const ANSWER_TEXT =
  'Orders pile up because a downstream queue is slow, and we notice by the number of mails instead of by an alert.';

/** What an answer says where a question is not for this entity. @internal */
export const NOT_APPLICABLE_REASON =
  'Does not fit what this does; agreed within the team.';
