import { SourceError } from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { isStorableText } from '../isStorableText';

/** A CDEvent, as far as it is read here. @internal */
export interface CdEvent {
  type: { subject: string; predicate: string; version: string };
  id: string;
  source: string;
  /** ISO instant in UTC. */
  at: string;
  subjectId: string;
  /** Where the id of the subject is unique. */
  subjectSource: string;
  content: Record<string, unknown>;
  /** What the sender added. */
  customData: Record<string, unknown>;
}

/** Clocks differ; more than that is a mistake. */
const AHEAD_MS = 10 * 60_000;
/** As long as anything is kept. */
const OLDEST_MS = 400 * 86_400_000;
const TYPE = /^dev\.cdevents\.([a-z]+)\.([a-z]+)\.(\d+\.\d+)\.\d+(?:-[\w.]+)?$/;

const text = (longest: number) =>
  z.string().min(1).max(longest).refine(isStorableText, 'is no text');
const anyObject = z.record(z.string(), z.unknown());

const schema = z.object({
  context: z.object({
    id: text(200),
    source: text(300),
    type: text(200),
    timestamp: z.iso.datetime({ offset: true }),
  }),
  subject: z.object({
    id: text(300),
    source: text(300).optional(),
    content: anyObject.default({}),
  }),
  customData: z.unknown().optional(),
});

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @internal */
export function notUnderstood(message: string): SourceError {
  return new SourceError('bad-response', message);
}

/** Text of an object, cut where it may be long; what is no text is left out. @internal */
export function textOf(
  from: Record<string, unknown>,
  key: string,
  longest = 300,
): string | undefined {
  const value = from[key];
  return typeof value === 'string' && value.trim() && isStorableText(value)
    ? value.trim().slice(0, longest)
    : undefined;
}

/** In UTC, to the millisecond: instants are compared as text. */
function instantOf(text_: string, name: string, now: Date): string {
  const at = Date.parse(text_);
  if (Number.isNaN(at)) {
    throw notUnderstood(`${name} is no time`);
  }
  if (at > now.getTime() + AHEAD_MS) {
    throw notUnderstood(`${name} lies in the future`);
  }
  if (at < now.getTime() - OLDEST_MS) {
    throw notUnderstood(`${name} lies more than 400 days back`);
  }
  return new Date(at).toISOString();
}

function customDataOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'string') {
    return isObject(value) ? value : {};
  }
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** A CDEvent that was sent whole, or as the data of a CloudEvent. Throws a SourceError that names what does not fit. @internal */
export function parseCdEvent(payload: unknown, now: Date): CdEvent {
  const whole =
    isObject(payload) && 'specversion' in payload && isObject(payload.data)
      ? payload.data
      : payload;
  const parsed = schema.safeParse(whole);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw notUnderstood(
      `It is no CDEvent: ${path.join('.') || 'the whole'}: ${message}`,
    );
  }
  const { context, subject, customData } = parsed.data;
  const type = TYPE.exec(context.type);
  if (!type) {
    throw notUnderstood(
      'It is no CDEvent: context.type: is not one of its types',
    );
  }
  return {
    type: { subject: type[1], predicate: type[2], version: type[3] },
    id: context.id,
    source: context.source,
    at: instantOf(context.timestamp, 'context.timestamp', now),
    subjectId: subject.id,
    subjectSource: subject.source ?? context.source,
    content: subject.content,
    customData: customDataOf(customData),
  };
}

/** The id of what the content names, such as its environment or its service. @internal */
export function namedIn(
  content: Record<string, unknown>,
  key: string,
): { id: string; source?: string } | undefined {
  const value = content[key];
  const id = isObject(value) ? textOf(value, 'id') : undefined;
  return id === undefined
    ? undefined
    : { id, source: textOf(value as Record<string, unknown>, 'source') };
}
