import { FindingDisposition } from '../finding';
import { TICKET_LIMITS } from './findingTicket';

/** What a ticket begins with. @public */
export interface TicketDraft {
  /** One line. */
  title: string;
  /** Markdown. */
  body: string;
}

const LEVEL_WORDS = { HIGH: 'high', MEDIUM: 'medium', LOW: 'low' } as const;

/** Markdown takes most signs for its own. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');
}

/** The first line, cut between two characters. */
function lineOf(text: string): string {
  const [line] = text.trim().split('\n');
  const characters = [...line];
  return characters.length > TICKET_LIMITS.title
    ? `${characters.slice(0, TICKET_LIMITS.title - 1).join('')}…`
    : line;
}

/**
 * What a ticket of an action begins with, for a person to change: what is to be done, the gap that it closes and where
 * that is in the portal. Answers and their notes are not part of it, since others may read the ticket.
 *
 * @public
 */
export function ticketDraft(options: {
  action: Pick<FindingDisposition, 'text' | 'level' | 'until'>;
  /** What people call the entity with the gap. */
  entityTitle: string;
  entityRef: string;
  checklistTitle: string;
  questionTitle: string;
  /** Where the gap is shown in the portal. */
  link: string;
}): TicketDraft {
  const { action, entityTitle, entityRef, link } = options;
  const facts = [
    `Entity: ${plain(entityTitle)} (\`${entityRef}\`)`,
    `Question: ${plain(options.questionTitle)}`,
    `Checklist: ${plain(options.checklistTitle)}`,
    `Risk: ${LEVEL_WORDS[action.level]}`,
    ...(action.until ? [`Due: ${action.until}`] : []),
  ];
  return {
    title: lineOf(`${entityTitle}: ${action.text.trim()}`),
    body: [
      action.text.trim(),
      facts.map(fact => `- ${fact}`).join('\n'),
      `The gap in the portal: <${link}>`,
    ].join('\n\n'),
  };
}
