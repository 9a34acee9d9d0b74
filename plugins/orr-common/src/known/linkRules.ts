import { FactTopic } from '../checklist/factTopics';

/** By which words a link of a catalog entity is known to be about a topic. @internal */
export interface LinkRule {
  /** What such a link is about. */
  topic: FactTopic;
  /** In the `type` of the link or in its title. */
  words: string[];
  /** As the `icon` of the link. */
  icons: string[];
  /** In the host of its address. */
  hostWords: string[];
}

/**
 * The published table. A word may be several, which then stand one after the other. Of two topics that fit equally well
 * the upper one wins.
 *
 * @internal
 */
export const LINK_RULES: readonly LinkRule[] = [
  {
    topic: 'runbook',
    words: [
      'runbook',
      'runbooks',
      'run book',
      'playbook',
      'playbooks',
      'operations manual',
      'operating manual',
      'operating procedures',
    ],
    icons: ['runbook', 'playbook'],
    hostWords: ['runbook', 'runbooks', 'playbook', 'playbooks'],
  },
  {
    topic: 'on-call',
    words: [
      'on call',
      'oncall',
      'rota',
      'rotation',
      'pager',
      'pagerduty',
      'opsgenie',
      'escalation',
    ],
    icons: ['oncall', 'pager', 'pagerduty', 'opsgenie'],
    hostWords: ['pagerduty', 'opsgenie', 'oncall', 'splunkoncall', 'victorops'],
  },
  {
    topic: 'alerts',
    words: ['alert', 'alerts', 'alerting', 'alarm', 'alarms', 'alertmanager'],
    icons: ['alert', 'alarm', 'notifications'],
    hostWords: ['alert', 'alerts', 'alertmanager'],
  },
  {
    topic: 'logs',
    words: ['log', 'logs', 'logging', 'kibana', 'loki', 'splunk', 'graylog'],
    icons: ['logs', 'log'],
    hostWords: ['logs', 'kibana', 'loki', 'splunk', 'graylog', 'papertrail'],
  },
  {
    topic: 'traces',
    words: ['trace', 'traces', 'tracing', 'jaeger', 'zipkin', 'tempo'],
    icons: ['traces', 'trace'],
    hostWords: ['traces', 'jaeger', 'zipkin', 'tempo', 'honeycomb'],
  },
  {
    topic: 'status-page',
    words: ['status page', 'statuspage', 'status', 'uptime'],
    icons: ['status'],
    hostWords: ['status', 'statuspage', 'uptime'],
  },
  {
    topic: 'incidents',
    words: [
      'incident',
      'incidents',
      'postmortem',
      'postmortems',
      'post mortem',
      'post mortems',
      'incident review',
      'incident reviews',
      'retrospectives',
      'game day',
      'game days',
    ],
    icons: ['incident', 'postmortem'],
    hostWords: ['incident', 'incidents', 'postmortems', 'firehydrant'],
  },
  {
    topic: 'dashboard',
    words: [
      'dashboard',
      'dashboards',
      'monitoring',
      'metrics',
      'grafana',
      'datadog',
      'slo',
      'slos',
      'service levels',
    ],
    icons: ['dashboard', 'grafana', 'datadog', 'monitoring', 'metrics'],
    hostWords: [
      'dashboard',
      'dashboards',
      'grafana',
      'datadoghq',
      'newrelic',
      'dynatrace',
      'metrics',
      'monitoring',
    ],
  },
  {
    topic: 'design',
    words: [
      'architecture',
      'design',
      'design doc',
      'diagram',
      'diagrams',
      'system picture',
      'c4',
      'rfc',
    ],
    icons: ['architecture', 'diagram', 'design'],
    hostWords: ['lucid', 'lucidchart', 'miro', 'structurizr', 'drawio'],
  },
  {
    topic: 'deployment',
    words: [
      'deployment',
      'deployments',
      'deploy',
      'argo',
      'argocd',
      'argo cd',
      'spinnaker',
      'releases',
      'release notes',
    ],
    icons: ['deployment', 'argocd', 'rocket'],
    hostWords: ['argocd', 'argo', 'spinnaker', 'octopus', 'deploy'],
  },
  {
    topic: 'ci',
    words: [
      'ci',
      'cd',
      'build',
      'builds',
      'pipeline',
      'pipelines',
      'jenkins',
      'actions',
      'circleci',
      'buildkite',
      'teamcity',
    ],
    icons: ['ci', 'build', 'pipeline', 'jenkins'],
    hostWords: ['jenkins', 'circleci', 'buildkite', 'teamcity', 'ci'],
  },
  {
    topic: 'source',
    words: ['source', 'source code', 'repo', 'repository', 'git', 'code'],
    icons: ['github', 'gitlab', 'code', 'source', 'git'],
    hostWords: ['github', 'gitlab', 'bitbucket'],
  },
  {
    topic: 'chat',
    words: [
      'chat',
      'slack',
      'teams channel',
      'channel',
      'mattermost',
      'discord',
      'matrix',
    ],
    icons: ['chat', 'slack', 'message'],
    hostWords: ['chat', 'slack', 'mattermost', 'discord'],
  },
];
