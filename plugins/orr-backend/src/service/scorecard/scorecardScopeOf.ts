import { InputError } from '@backstage/errors';
import { ScorecardScope } from '../../database/rollUp/scopeMembers';

/** The scope that a query names; throws InputError where it names several kinds. @internal */
export function scorecardScopeOf(query: {
  group?: string[];
  system?: string;
  domain?: string;
}): ScorecardScope {
  const named = [
    { kind: 'group' as const, refs: query.group ?? [] },
    { kind: 'system' as const, refs: query.system ? [query.system] : [] },
    { kind: 'domain' as const, refs: query.domain ? [query.domain] : [] },
  ].filter(({ refs }) => refs.length);
  if (named.length > 1) {
    throw new InputError(
      `query.${named[1].kind}: cannot be asked together with ${named[0].kind}`,
    );
  }
  const [scope] = named;
  return scope
    ? {
        kind: scope.kind,
        refs: [
          ...new Set(scope.refs.map(ref => ref.toLocaleLowerCase('en-US'))),
        ].sort(),
      }
    : { kind: 'all', refs: [] };
}
