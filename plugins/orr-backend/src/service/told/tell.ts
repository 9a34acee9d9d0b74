import { OutboxMessage } from '../delivery/OutboxMessage';
import { Occasion, OCCASIONS } from './occasions';

/** What there is to say on an occasion, to whom and where it leads. @internal */
export interface News {
  /** The ids of what it is about, from the whole to the part. */
  about: string[];
  /** People and groups; who is told nothing new is left out. */
  to: (string | undefined)[];
  actorRef?: string;
  /** People among those told who hear of it in another way. */
  without?: string[];
  title: string;
  description: string;
  link: string;
  /** Where it differs from what the occasion usually has. */
  severity?: 'low' | 'normal' | 'high';
  otherwiseProgrammeOwner?: boolean;
}

/** The longest title that the notifications plugin keeps; the name of an entity may be longer. */
const TITLE_LENGTH = 255;

/** The scope of all that is said of a matter. @internal */
export function scopeOf(occasion: Occasion, about: string[]): string {
  return ['orr', OCCASIONS[occasion].matter, ...about].join(':');
}

/** Makes the message of an occasion; it carries names, never answers or notes. @internal */
export function tell(occasion: Occasion, news: News): OutboxMessage {
  const { topic, severity } = OCCASIONS[occasion];
  return {
    channel: 'notification',
    recipientRefs: [...new Set(news.to.filter(ref => ref !== undefined))],
    ...(news.otherwiseProgrammeOwner && { otherwiseProgrammeOwner: true }),
    ...(news.actorRef && { excludeRef: news.actorRef }),
    ...(news.without && { alsoExcludeRefs: news.without }),
    scope: scopeOf(occasion, news.about),
    topic,
    title: clipped(news.title),
    description: news.description,
    link: news.link,
    severity: news.severity ?? severity,
  };
}

function clipped(title: string): string {
  const characters = [...title];
  return characters.length > TITLE_LENGTH
    ? `${characters.slice(0, TITLE_LENGTH - 1).join('')}…`
    : title;
}
