import { SourceError } from 'backstage-plugin-orr-node';
import { LeasedEvent } from '../../database/source/InboxEvent';
import { isStorableText } from '../isStorableText';
import {
  DeploymentsMeaning,
  EventRules,
  IncidentsMeaning,
  InboxMeaning,
  InboxReader,
} from './InboxMeaning';
import { normalMeaning } from './normalMeaning';
import { InboxTopics } from './InboxTopics';

/** What is to be done with an event. @internal */
export interface EventReading {
  event: LeasedEvent;
  /** Keys of bindings that are to be asked soon. */
  pokes: string[];
  /** What is to be recorded. */
  meanings: (DeploymentsMeaning | IncidentsMeaning)[];
  /** Why nothing is to be done, where nothing is. */
  why?: string;
}

/** Whether every text in it comes back from the database as it went in. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') {
    return isStorableText(value);
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).every(isStorable)
    : true;
}

function untrusted(
  meaning: DeploymentsMeaning | IncidentsMeaning,
  { isPolled, title }: InboxReader,
): Pick<EventReading, 'pokes' | 'why'> {
  return isPolled && 'bindingKeys' in meaning.about
    ? { pokes: meaning.about.bindingKeys }
    : {
        pokes: [],
        why: `It is not known who sent it, and ${title} cannot be asked about it`,
      };
}

function add(
  reading: EventReading,
  meaning: InboxMeaning,
  of: { reader: InboxReader; isTrusted: boolean },
): void {
  if (meaning.kind === 'ignored') {
    reading.why ??= meaning.why;
  } else if (meaning.kind === 'poke') {
    reading.pokes.push(meaning.bindingKey);
  } else if (of.isTrusted) {
    reading.meanings.push(meaning);
  } else {
    const { pokes, why } = untrusted(meaning, of.reader);
    reading.pokes.push(...pokes);
    reading.why ??= why;
  }
}

/** What all sources that know its topic make of an event. Throws a SourceError where it is not what it should be. @internal */
export function readEvent(
  event: LeasedEvent,
  topics: InboxTopics,
  rules: EventRules,
): EventReading {
  const { payload, topic, verified, via } = event;
  const reading: EventReading = { event, pokes: [], meanings: [] };
  const readers = topics.readersOf(topic);
  if (!readers.length) {
    return { ...reading, why: 'Nothing reads this topic any more' };
  }
  if (typeof payload !== 'object' || payload === null) {
    throw new SourceError('bad-response', 'It is no JSON object');
  }
  for (const reader of readers) {
    const isTrusted =
      verified && (via === 'api' || topics.isRecorded(reader.sourceId, topic));
    for (const meaning of reader.read({ topic, payload }, rules)) {
      if (!isStorable(meaning)) {
        throw new SourceError(
          'bad-response',
          'It contains characters that are no text',
        );
      }
      add(reading, normalMeaning(meaning), { reader, isTrusted });
    }
  }
  return reading;
}
