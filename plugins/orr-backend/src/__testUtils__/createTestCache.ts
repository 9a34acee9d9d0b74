import { CacheService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds, JsonValue } from '@backstage/types';
import { OrrClock } from 'backstage-plugin-orr-node';

/** A cache in memory whose entries expire by the clock of the test. */
export function createTestCache(clock: OrrClock): CacheService {
  const entries = new Map<string, { value: JsonValue; until: number }>();
  const cache: CacheService = {
    get: async <TValue extends JsonValue>(key: string) => {
      const entry = entries.get(key);
      return entry && entry.until > clock.now().getTime()
        ? (entry.value as TValue)
        : undefined;
    },
    set: async (key, value, { ttl = Infinity } = {}) => {
      const lasts = typeof ttl === 'number' ? ttl : durationToMilliseconds(ttl);
      entries.set(key, { value, until: clock.now().getTime() + lasts });
    },
    delete: async key => {
      entries.delete(key);
    },
    withOptions: () => cache,
  };
  return cache;
}
