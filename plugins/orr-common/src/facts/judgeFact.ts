import { FactCondition } from '../checklist/factCondition';
import { Fact, Rung } from '../review/disposition';
import { conditionMisfit } from './conditionMisfit';
import { FactDefinition, FactReading, FactValue } from './fact';
import { judgeShare } from './judgeShare';

/**
 * Why a fact answers nothing: it was never read; its source knows nothing; its source fails for too long; it could not be read;
 * too few were seen; these are too few to be sure that it is not met; it is too old; it may have changed since it was read; it is
 * not met, and can only speak for an answer; the condition does not go with it; nobody provides it.
 *
 * @public
 */
export const FACT_REASONS = [
  'notRead',
  'unknown',
  'failing',
  'error',
  'tooFew',
  'unsure',
  'stale',
  'outlived',
  'neverLowers',
  'misfit',
  'notProvided',
] as const;

/** One of {@link FACT_REASONS}. @public */
export type FactReason = (typeof FACT_REASONS)[number];

/** A reading as it is held, which a failing source leaves as it was. @public */
export interface HeldReading extends FactReading {
  /** ISO instant since when its source could not be asked; absent while it can. */
  failingSince?: string;
}

/** What a fact says to a question, and why it says nothing where it does not. @public */
export interface JudgedFact extends Fact {
  /** Absent where it is met or not met. */
  reason?: FactReason;
}

/** What a fact is judged by. @public */
export interface FactJudgementInput {
  /** What kind of fact it is. */
  definition: Pick<
    FactDefinition,
    'type' | 'rung' | 'controlledBy' | 'maxAgeDays' | 'neverLowers'
  >;
  /** What was said last; absent where nothing ever was. */
  reading?: HeldReading;
  /** When it meets the question. */
  condition: FactCondition;
  /** Of the question; that of the fact where absent. */
  maxAgeDays?: number;
  /** The moment that its age is judged at. */
  now: Date;
}

const DAY_MS = 86_400_000;
const DEFAULT_MAX_AGE_DAYS = 7;
/** For so long a source that fails is believed what it has said last. */
const KEPT_DAYS = 7;
const UNIT_MS = { minutes: 60_000, hours: 3_600_000, days: DAY_MS };

type Verdict =
  | 'met'
  | 'unmet'
  | Extract<
      FactReason,
      'tooFew' | 'unsure' | 'outlived' | 'misfit' | 'unknown'
    >;

/** After how many days without a new reading a fact is stale. @public */
export function maxAgeDaysOf(
  definition: Pick<FactDefinition, 'maxAgeDays'>,
  maxAgeDays?: number,
): number {
  return maxAgeDays ?? definition.maxAgeDays ?? DEFAULT_MAX_AGE_DAYS;
}

/** How well a fact founds an answer: what the team itself can write down is `linked` at most. @public */
export function factRungOf({
  rung,
  controlledBy,
}: Pick<FactDefinition, 'rung' | 'controlledBy'>): Rung {
  return controlledBy === 'team' ? 'linked' : rung;
}

function within(
  value: number,
  { atLeast = -Infinity, atMost = Infinity }: FactCondition,
  factor = 1,
): Verdict {
  return value >= atLeast * factor && value <= atMost * factor
    ? 'met'
    : 'unmet';
}

/**
 * What is too long ago now but was not when it was read may have happened again since: only a newer reading can say that it is not
 * met. Otherwise a source that is down would fail what it can no longer see.
 */
function judgeInstant(
  value: string,
  condition: FactCondition,
  { reading, now }: { reading: FactReading; now: Date },
): Verdict {
  const at = Date.parse(value);
  if (Number.isNaN(at)) {
    return 'misfit';
  }
  if (condition.withinDays === undefined) {
    return 'met';
  }
  const reach = condition.withinDays * DAY_MS;
  if (at >= now.getTime() - reach) {
    return 'met';
  }
  return at >= Date.parse(reading.observedAt) - reach ? 'outlived' : 'unmet';
}

function judgeNumber(
  value: number,
  reading: FactReading,
  { definition: { type }, condition }: FactJudgementInput,
): Verdict {
  const { equals, isPresent, unit } = condition;
  if (!Number.isFinite(value)) {
    return 'misfit';
  }
  if (isPresent) {
    return 'met';
  }
  if (equals !== undefined) {
    return value === equals ? 'met' : 'unmet';
  }
  return type === 'share' && reading.sample
    ? judgeShare(reading.sample, condition)
    : within(value, condition, unit && UNIT_MS[unit]);
}

function judgeText(value: string, { equals }: FactCondition): Verdict {
  if (!value.trim()) {
    return 'unknown';
  }
  return equals === undefined ||
    value.trim().toLowerCase() === `${equals}`.toLowerCase()
    ? 'met'
    : 'unmet';
}

function judgeValue(
  value: FactValue,
  reading: FactReading,
  input: FactJudgementInput,
): Verdict {
  const { definition, condition, now } = input;
  const { type } = definition;
  if (conditionMisfit(type, condition)) {
    return 'misfit';
  }
  if (type === 'boolean') {
    return typeof value === 'boolean'
      ? (value === condition.isTrue && 'met') || 'unmet'
      : 'misfit';
  }
  if (type === 'text' || type === 'instant') {
    if (typeof value !== 'string') {
      return 'misfit';
    }
    return type === 'text'
      ? judgeText(value, condition)
      : judgeInstant(value, condition, { reading, now });
  }
  return typeof value === 'number'
    ? judgeNumber(value, reading, input)
    : 'misfit';
}

/** Why a reading cannot be relied on, whatever its value is. */
function doubtOf(
  reading: HeldReading,
  { definition, maxAgeDays, now }: FactJudgementInput,
): FactReason | undefined {
  if (reading.state === 'error') {
    return 'error';
  }
  const ageMs = now.getTime() - Date.parse(reading.observedAt);
  if (reading.failingSince !== undefined && ageMs > KEPT_DAYS * DAY_MS) {
    return 'failing';
  }
  if (!(ageMs <= maxAgeDaysOf(definition, maxAgeDays) * DAY_MS)) {
    return 'stale';
  }
  if (reading.state === 'underSampled') {
    return 'tooFew';
  }
  return reading.state === 'unknown' || reading.value === undefined
    ? 'unknown'
    : undefined;
}

const STATE_OF: Record<FactReason, Exclude<Fact['state'], 'ok'>> = {
  notRead: 'unknown',
  unknown: 'unknown',
  failing: 'unknown',
  error: 'error',
  tooFew: 'underSampled',
  unsure: 'underSampled',
  stale: 'stale',
  outlived: 'stale',
  neverLowers: 'unknown',
  misfit: 'unknown',
  notProvided: 'unknown',
};

/**
 * Judges what a fact says to a question. Pure. A problem of its source turns neither a yes into a no nor a no into a yes: the last
 * reading counts for as long as it may, then the fact answers nothing.
 *
 * @public
 */
export function judgeFact(input: FactJudgementInput): JudgedFact {
  const { definition, reading, now } = input;
  const readAt = reading && Date.parse(reading.observedAt);
  const judged = {
    rung: factRungOf(definition),
    // The clock of a source may be ahead of ours.
    at: new Date(
      Math.min(readAt || now.getTime(), now.getTime()),
    ).toISOString(),
  };
  const silent = (reason: FactReason): JudgedFact => ({
    ...judged,
    state: STATE_OF[reason],
    reason,
  });
  if (!reading) {
    return silent('notRead');
  }
  const doubt = doubtOf(reading, input);
  if (doubt) {
    return silent(doubt);
  }
  const verdict = judgeValue(reading.value!, reading, input);
  if (verdict === 'unmet' && definition.neverLowers) {
    return silent('neverLowers');
  }
  return verdict === 'met' || verdict === 'unmet'
    ? { ...judged, state: 'ok', met: verdict === 'met' }
    : silent(verdict);
}
