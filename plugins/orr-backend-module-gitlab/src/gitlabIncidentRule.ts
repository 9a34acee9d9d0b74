import { RootConfigService } from '@backstage/backend-plugin-api';

/** Which issues are incidents. @internal */
export interface GitlabIncidentRule {
  /** Those with one of these labels. */
  labels: readonly string[];
  /** Those that GitLab itself calls incidents. */
  ofType: boolean;
}

/** GitLab takes these for no label and for any. */
const NO_LABELS = ['none', 'any'];

/** As configured; absent where no issue is one. @internal */
export function gitlabIncidentRuleOf(
  config: RootConfigService,
): GitlabIncidentRule | undefined {
  const own = config.getOptionalConfig('orr.sources.gitlab');
  const labels = own?.getOptionalStringArray('incidentLabels') ?? [];
  const ofType = own?.getOptionalBoolean('incidentType') ?? false;
  const wrong = labels.find(
    label =>
      !label.trim() ||
      label.includes(',') ||
      NO_LABELS.includes(label.toLowerCase()),
  );
  if (wrong !== undefined) {
    throw new Error(
      `orr.sources.gitlab.incidentLabels has what is no single label: “${wrong}”`,
    );
  }
  return labels.length > 0 || ofType ? { labels, ofType } : undefined;
}
