import { useApi } from '@backstage/core-plugin-api';
import {
  PreviewSourceRuleBody,
  SourceRule,
  SourceRuleDraft,
  SourceRuleList,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useLoaded } from './useLoaded';
import { useNamedWrite } from './useNamedWrite';

/** The sources that are installed, and how asking them goes. @internal */
export function useSources() {
  const orrApi = useApi(orrApiRef);
  return useLoaded(signal => orrApi.listSources({}, { signal }), [orrApi]);
}

/** Environments of which nobody has said what they are for. @internal */
export function useEnvironments() {
  const orrApi = useApi(orrApiRef);
  return useLoaded(signal => orrApi.listEnvironments({}, { signal }), [orrApi]);
}

/** The rules about what sources tell. @internal */
export function useSourceRules() {
  const orrApi = useApi(orrApiRef);
  return useLoaded(signal => orrApi.listSourceRules({}, { signal }), [orrApi]);
}

/** What a change of the rules would do. @internal */
export function useRulePreview(body: PreviewSourceRuleBody) {
  const orrApi = useApi(orrApiRef);
  return useLoaded(
    signal => orrApi.previewSourceRule({ body }, { signal }),
    [orrApi, JSON.stringify(body)],
  );
}

/** What becomes of a rule: it is made, says something else, or is removed. @internal */
export interface RuleChange {
  /** Where it is there already. */
  known?: SourceRule;
  /** Absent where it is removed. */
  rule?: SourceRuleDraft;
}

/** Writes a change of the rules. @internal */
export function useRuleWrite(onDone: (list: SourceRuleList) => void) {
  const orrApi = useApi(orrApiRef);
  return useNamedWrite<RuleChange, SourceRuleList>(
    ({ mutationId, known, rule }) => {
      if (!known) {
        return orrApi.addSourceRule({ body: { mutationId, rule: rule! } });
      }
      const params = { ruleId: known.id };
      const body = { mutationId, revision: known.revision };
      return rule
        ? orrApi.changeSourceRule({ params, body: { ...body, rule } })
        : orrApi.removeSourceRule({ params, body });
    },
    onDone,
  );
}
