import { ChecklistProposal } from 'backstage-plugin-orr-common';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { tell } from '../told/tell';

const LINK = '/orr/checklists/proposals';

const ASKED: Record<ChecklistProposal['kind'], string> = {
  newQuestion: 'a question is proposed',
  change: 'a change of a question is proposed',
  explanation: 'a question is to be explained',
};
const REPLIED: Record<
  Exclude<ChecklistProposal['state'], 'open'>,
  { title: string; description: string }
> = {
  takenUp: {
    title: 'what you proposed is taken up',
    description: 'It goes into a draft of the checklist.',
  },
  answered: {
    title: 'what you proposed was answered',
    description: 'Open your proposals to read the answer.',
  },
  declined: {
    title: 'what you proposed was declined',
    description: 'Open your proposals to read why.',
  },
};

/** Asks whoever owns the checklist to look at it. @internal */
export function proposedNotification(
  { id, kind, checklistTitle, proposedBy }: ChecklistProposal,
  ownerRef: string,
): OutboxMessage {
  return tell('checklistProposed', {
    about: [id],
    to: [ownerRef],
    actorRef: proposedBy,
    title: `${checklistTitle}: ${ASKED[kind]}`,
    description: 'Open the proposals to take it up, answer or decline it.',
    link: LINK,
  });
}

/** Tells who proposed what became of it. @internal */
export function repliedNotification(
  { id, state, checklistTitle, proposedBy }: ChecklistProposal,
  actorRef: string,
): OutboxMessage {
  const { title, description } =
    REPLIED[state as Exclude<ChecklistProposal['state'], 'open'>];
  return tell('proposalReplied', {
    about: [id],
    to: [proposedBy],
    actorRef,
    title: `${checklistTitle}: ${title}`,
    description,
    link: LINK,
  });
}
