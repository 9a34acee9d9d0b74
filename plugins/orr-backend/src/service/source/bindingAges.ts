import { BindingAges } from '../../database/source/bindingStates';
import { SourcePollOptions } from './readSourceOptions';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** Told since within two turns of asking: fresh; within a day: ageing. @internal */
export function agesOf(
  now: Date,
  { intervalMinutes }: Pick<SourcePollOptions, 'intervalMinutes'>,
): BindingAges {
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();
  return { fresh: ago(2 * intervalMinutes * MINUTE_MS), ageing: ago(DAY_MS) };
}
