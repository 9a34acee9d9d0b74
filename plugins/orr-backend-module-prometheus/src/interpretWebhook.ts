import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  IncidentEventMeaning,
  SourceAlert,
  SourceError,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { alertSchema, incidentsAmong, toSourceAlert } from './alertOf';
import { bindingKeyOf } from './bindSelector';
import { PrometheusInstance } from './readPrometheusConfig';
import { inOrder, isValue } from './selector';

/** Holds the ref of an entity. */
const ENTITY_LABEL = 'backstage_entity';

const payloadSchema = z.object({
  version: z.literal('4'),
  externalURL: z.string(),
  /** So many alerts are left out. */
  truncatedAlerts: z.number().optional(),
  commonLabels: z.record(z.string(), z.string()).optional(),
  alerts: z.array(
    alertSchema.extend({ status: z.enum(['firing', 'resolved']) }),
  ),
});

/** What an alert belongs to. */
type About = Extract<IncidentEventMeaning, { kind: 'records' }>['about'];

/** @internal */
export interface WebhookOptions {
  /** The id of the source, with which its binding keys begin. */
  source: string;
  instances: readonly PrometheusInstance[];
  entityLabels: readonly string[];
  incidentSeverities: readonly string[];
}

const withoutSlash = (address: string) => address.replace(/\/+$/, '');

function instanceAt(
  externalUrl: string,
  instances: readonly PrometheusInstance[],
): PrometheusInstance | undefined {
  const address = withoutSlash(externalUrl);
  return instances.find(
    ({ alertmanager }) => alertmanager?.externalUrl === address,
  );
}

/** Every selector that the labels of an alert may belong to: each choice of the labels that name things. */
function keysOf(
  labels: Record<string, string>,
  instance: PrometheusInstance,
  { source, entityLabels }: WebhookOptions,
): string[] {
  const named = entityLabels.filter(
    label => Object.hasOwn(labels, label) && isValue(labels[label]),
  );
  const choices = named.reduce<string[][]>(
    (made, label) => [...made, ...made.map(choice => [...choice, label])],
    [[]],
  );
  return choices
    .filter(choice => choice.length > 0)
    .map(choice =>
      bindingKeyOf(
        source,
        instance.name,
        inOrder(
          Object.fromEntries(choice.map(label => [label, labels[label]])),
        ),
      ),
    );
}

function entityRefOf(text: string): string | undefined {
  try {
    const ref = parseEntityRef(text, { defaultNamespace: 'default' });
    return stringifyEntityRef(ref);
  } catch {
    return undefined;
  }
}

function aboutOf(
  labels: Record<string, string>,
  instance: PrometheusInstance,
  options: WebhookOptions,
): About[] {
  const named = labels[ENTITY_LABEL];
  if (named) {
    const ref = entityRefOf(named);
    return ref === undefined ? [] : [{ entityRefs: [ref] }];
  }
  return keysOf(labels, instance, options).map(bindingKey => ({ bindingKey }));
}

interface Group {
  about: About;
  alerts: SourceAlert[];
}

/** The alerts by what they belong to, and how many belong to nothing. */
function groupsOf(
  sent: z.infer<typeof payloadSchema>['alerts'],
  instance: PrometheusInstance,
  options: WebhookOptions,
): { groups: Group[]; unnamed: number } {
  const groups = new Map<string, Group>();
  let unnamed = 0;
  for (const alert of sent) {
    const abouts = aboutOf(alert.labels, instance, options);
    unnamed += abouts.length === 0 ? 1 : 0;
    for (const about of abouts) {
      const key = JSON.stringify(about);
      const group = groups.get(key) ?? { about, alerts: [] };
      group.alerts.push(
        toSourceAlert(alert, { isResolved: alert.status === 'resolved' }),
      );
      groups.set(key, group);
    }
  }
  return { groups: [...groups.values()], unnamed };
}

/** What a webhook of Alertmanager, version 4, comes to: one meaning for each thing that it is about. @internal */
export function interpretWebhook(
  payload: unknown,
  options: WebhookOptions,
): IncidentEventMeaning[] {
  const { data } = payloadSchema.safeParse(payload);
  if (!data) {
    throw new SourceError(
      'bad-response',
      'That is no webhook of Alertmanager, version 4.',
    );
  }
  const instance = instanceAt(data.externalURL, options.instances);
  if (!instance) {
    return [
      {
        kind: 'ignored',
        why: 'Its `externalURL` is that of no Alertmanager in `orr.prometheus.instances`.',
      },
    ];
  }
  const { groups, unnamed } = groupsOf(data.alerts, instance, options);
  return [
    ...groups.map(({ about, alerts }) => ({
      kind: 'records' as const,
      about,
      instance: instance.name,
      incidents: incidentsAmong(alerts, options.incidentSeverities),
      alerts,
    })),
    ...(data.truncatedAlerts
      ? pokesOf(data.commonLabels, instance, options)
      : []),
    ...(unnamed > 0 ? [ignoredFor(unnamed, options)] : []),
  ];
}

/** What was left out can still be asked for, as far as it fires. */
function pokesOf(
  labels: Record<string, string> | undefined,
  instance: PrometheusInstance,
  options: WebhookOptions,
): IncidentEventMeaning[] {
  return keysOf(labels ?? {}, instance, options).map(bindingKey => ({
    kind: 'poke',
    bindingKey,
  }));
}

function ignoredFor(
  count: number,
  { entityLabels }: WebhookOptions,
): IncidentEventMeaning {
  const labels = [...entityLabels, ENTITY_LABEL].map(label => `\`${label}\``);
  return {
    kind: 'ignored',
    why: `${count} of its alerts name nothing by the labels ${labels.join(
      ', ',
    )}.`,
  };
}
