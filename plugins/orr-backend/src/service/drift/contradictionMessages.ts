import { ChecklistVersion } from 'backstage-plugin-orr-common';
import { StoredContradiction } from '../../database/drift/contradictionRows';
import { StoredEntity } from '../../database/StoredEntity';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { entityPath } from '../told/entityPath';
import { Occasion } from '../told/occasions';
import { tell } from '../told/tell';
import { titleIn } from './DriftSignals';

/** A contradiction with what is needed to speak of it. @internal */
export interface SpokenContradiction {
  contradiction: StoredContradiction;
  entity: StoredEntity;
  checklist: ChecklistVersion;
}

function news(
  { contradiction, entity, checklist }: SpokenContradiction,
  told: {
    occasion: Occasion;
    to: (string | undefined)[];
    actorRef?: string;
    title: string;
    advice?: string;
  },
): OutboxMessage {
  const { occasion, to, actorRef, title, advice } = told;
  const question = titleIn(checklist, contradiction.questionId);
  return tell(occasion, {
    about: [contradiction.id],
    to,
    actorRef,
    title: `${entity.title ?? entity.name}: ${title}`,
    description: advice ? `${question} — ${advice}` : question,
    link: entityPath(entity),
  });
}

/** Asks the owners, and tells the reviewers. @internal */
export function contradictionOpenedMessages(
  about: SpokenContradiction,
  dueOn: string | undefined,
): OutboxMessage[] {
  const { entity, checklist } = about;
  return [
    news(about, {
      occasion: 'contradictionOpened',
      to: [...entity.ownerRefs, checklist.document.reviewerGroup],
      title: 'a signal contradicts an answer',
      advice: dueOn && `Respond on its tab by ${dueOn}.`,
    }),
  ];
}

/** Tells that nobody has responded: the owners, the reviewers, and who runs the programme. @internal */
export function contradictionIgnoredMessages(
  about: SpokenContradiction,
  programmeOwnerRef: string | undefined,
): OutboxMessage[] {
  const { entity, checklist } = about;
  return [
    news(about, {
      occasion: 'contradictionIgnored',
      to: [
        ...entity.ownerRefs,
        checklist.document.reviewerGroup,
        programmeOwnerRef,
      ],
      title: 'a contradiction is still open',
      advice: 'The time to respond is over.',
    }),
  ];
}

const RESPONDED = {
  fix: 'a contradiction will be fixed',
  explain: 'a contradiction is explained',
  sourceIsWrong: 'a signal is said to be wrong',
};

/** Tells the reviewers what is said; where the source is said to be wrong, also who can see to it. @internal */
export function contradictionAnsweredMessages(
  about: SpokenContradiction,
  told: { decidedBy: string; programmeOwnerRef?: string },
): OutboxMessage[] {
  const { contradiction, checklist } = about;
  const { kind, by } = contradiction.response!;
  const { reviewerGroup, owner } = checklist.document;
  return [
    news(about, {
      occasion: 'contradictionAnswered',
      to: [
        reviewerGroup ?? told.decidedBy,
        ...(kind === 'sourceIsWrong' ? [owner, told.programmeOwnerRef] : []),
      ],
      actorRef: by,
      title: RESPONDED[kind],
    }),
  ];
}

/** Tells who responded and the owners that the response does not stand. @internal */
export function contradictionRefusedMessages(
  about: SpokenContradiction,
  dueOn: string | undefined,
): OutboxMessage[] {
  const { contradiction, entity } = about;
  return [
    news(about, {
      occasion: 'contradictionRefused',
      to: [contradiction.response?.by, ...entity.ownerRefs],
      actorRef: contradiction.look?.by,
      title: 'what was said to a contradiction does not stand',
      advice: dueOn && `Respond on its tab by ${dueOn}.`,
    }),
  ];
}
