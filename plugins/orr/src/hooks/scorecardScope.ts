import { ReadinessFilters } from './readinessFilters';

/** What a scorecard can be asked for under these filters; undefined where it can tell nothing of the owners. @internal */
export function scorecardScope({
  owner,
  system,
  domain,
}: Pick<ReadinessFilters, 'owner' | 'system' | 'domain'>):
  | { group?: string[]; system?: string; domain?: string }
  | undefined {
  const group = owner.filter(ref =>
    ref.toLocaleLowerCase('en-US').startsWith('group:'),
  );
  if (owner.length > 0) {
    return group.length > 0 ? { group } : undefined;
  }
  if (system.length + domain.length === 1) {
    return { system: system.at(0), domain: domain.at(0) };
  }
  return {};
}
