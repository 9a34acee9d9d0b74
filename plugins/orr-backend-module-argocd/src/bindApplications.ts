import { Entity } from '@backstage/catalog-model';
import { SourceBindResult } from 'backstage-plugin-orr-node';
import {
  ApplicationSelector,
  keyOfApplication,
  keyOfLabels,
  parseLabels,
} from './applicationSelector';

const NAME = 'argocd/app-name';
const LABELS = 'argocd/app-selector';
const NAMESPACE = 'argocd/app-namespace';
const PROJECT = 'argocd/project-name';
const INSTANCE = 'argocd/instance-name';

const SHOWN = 80;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const SUBDOMAIN =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

type Places = {
  instances: readonly { name: string }[];
  namespace: string;
};

class NotBound extends Error {
  constructor(readonly annotation: string, reason: string) {
    super(reason);
  }
}

function shown(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
}

/** The value of an annotation, null where it says nothing. */
function read(entity: Entity, annotation: string): string | null {
  return entity.metadata.annotations?.[annotation]?.trim() || null;
}

function requireForm(
  annotation: string,
  value: string | null,
  form: RegExp,
): void {
  if (value !== null && !form.test(value)) {
    throw new NotBound(
      annotation,
      `\`${annotation}\` is not a name: got \`${shown(value)}\`.`,
    );
  }
}

function requireInstance(entity: Entity, { instances }: Places): string {
  const name = read(entity, INSTANCE);
  if (name === null && instances.length === 1) {
    return instances[0].name;
  }
  if (name === null) {
    throw new NotBound(
      INSTANCE,
      instances.length
        ? `There are several Argo CD: \`${INSTANCE}\` has to name one of them.`
        : 'No Argo CD is configured.',
    );
  }
  if (!instances.some(instance => instance.name === name)) {
    throw new NotBound(
      INSTANCE,
      `\`${INSTANCE}\` is \`${shown(name)}\`, which is not configured.`,
    );
  }
  return name;
}

function boundTo(
  instance: string,
  key: string,
  title: string,
  selector: ApplicationSelector,
): SourceBindResult {
  const bindings = [{ key, instance, title, selector }];
  return { status: 'bound', bindings };
}

function bindName(
  name: string,
  options: { instance: string; namespace: string | null; usual: string },
): SourceBindResult {
  const { instance, namespace, usual } = options;
  requireForm(NAME, name, SUBDOMAIN);
  const at = namespace ?? usual;
  const key = keyOfApplication(instance, { namespace: at, name });
  return boundTo(instance, key, name, {
    name,
    namespace: at === usual ? null : at,
  });
}

function bindLabels(
  text: string,
  options: {
    instance: string;
    namespace: string | null;
    project: string | null;
  },
): SourceBindResult {
  const { instance, namespace, project } = options;
  const labels = parseLabels(text);
  if (labels === undefined) {
    throw new NotBound(
      LABELS,
      `\`${LABELS}\` is not a label selector: got \`${shown(text)}\`.`,
    );
  }
  const selector = { labels, namespace, project };
  return boundTo(instance, keyOfLabels(instance, selector), labels, selector);
}

function bindEither(
  entity: Entity,
  { name, labels }: { name: string | null; labels: string | null },
  places: Places,
): SourceBindResult {
  const namespace = read(entity, NAMESPACE);
  const project = read(entity, PROJECT);
  requireForm(NAMESPACE, namespace, LABEL);
  requireForm(PROJECT, project, SUBDOMAIN);
  if (name !== null && labels !== null) {
    throw new NotBound(
      LABELS,
      `There may be only one of \`${NAME}\` and \`${LABELS}\`.`,
    );
  }
  const instance = requireInstance(entity, places);
  return name !== null
    ? bindName(name, { instance, namespace, usual: places.namespace })
    : bindLabels(labels!, { instance, namespace, project });
}

/**
 * What the annotations of an entity say. `argocd/proxy-url` is never followed: only instances that are configured are asked.
 *
 * @internal
 */
export function bindApplications(
  entity: Entity,
  places: Places,
): SourceBindResult {
  const { annotations = {} } = entity.metadata;
  const isNamed = annotations[NAME] !== undefined;
  if (!isNamed && annotations[LABELS] === undefined) {
    return {
      status: 'unbound',
      wouldNeed: [
        { annotation: NAME, example: 'pay-production' },
        { annotation: LABELS, example: 'app.kubernetes.io/part-of=pay' },
      ],
    };
  }
  const name = read(entity, NAME);
  const labels = read(entity, LABELS);
  if (name === null && labels === null) {
    return { status: 'opted-out', annotation: isNamed ? NAME : LABELS };
  }
  try {
    return bindEither(entity, { name, labels }, places);
  } catch (error) {
    if (error instanceof NotBound) {
      const { annotation, message: reason } = error;
      return { status: 'invalid', annotation, reason };
    }
    throw error;
  }
}
