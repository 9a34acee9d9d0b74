import {
  DeploymentEventMeaning,
  DeploymentSource,
  DeployRule,
  SourceDeployment,
  SourceError,
  SourceEvent,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { keyOfApplication } from './applicationSelector';
import {
  ArgocdApplication,
  argocdApplicationSchema,
  historyOf,
} from './argocdApplication';
import { ArgocdInstances } from './ArgocdInstances';
import { ApplicationPlace, toFailure, toSuccesses } from './toDeployments';

/** What the template in the README makes of an application. */
const notificationSchema = z.object({
  /** The name of the Argo CD in the configuration of the portal. */
  instance: z.string(),
  application: argocdApplicationSchema,
});

/**
 * What notifications of Argo CD come to: the same records as asking it does, and the failures that nobody can ask for later.
 *
 * @internal
 */
export class ArgocdEvents implements NonNullable<DeploymentSource['events']> {
  readonly topics = ['argocd'];
  readonly #instances: ArgocdInstances;

  constructor(instances: ArgocdInstances) {
    this.#instances = instances;
  }

  interpret(
    { payload }: SourceEvent,
    options: { rulesOf(bindingKey: string): readonly DeployRule[] },
  ): DeploymentEventMeaning {
    const parsed = notificationSchema.safeParse(payload);
    if (!parsed.success) {
      const [{ path }] = parsed.error.issues;
      throw new SourceError(
        'bad-response',
        `This is no notification by the template of this module: look at \`${path.join(
          '.',
        )}\`.`,
      );
    }
    const { instance, application } = parsed.data;
    if (!this.#instances.has(instance)) {
      return { kind: 'ignored', why: 'It is of an Argo CD that is not known.' };
    }
    const place = this.#instances.placeOf(instance, application);
    const bindingKey = keyOfApplication(instance, place);
    const rules = options.rulesOf(bindingKey);
    const record = toldBy(application, { ...place, rules });
    return record
      ? { kind: 'records', bindingKey, records: [record] }
      : { kind: 'ignored', why: 'It is of no deployment.' };
  }
}

/** What the operation that it is about comes to. */
function toldBy(
  application: ArgocdApplication,
  place: ApplicationPlace,
): SourceDeployment | undefined {
  if (application.status?.operationState?.phase !== 'Succeeded') {
    return toFailure(application, place);
  }
  const last = historyOf(application).at(-1);
  return last && toSuccesses(application, place, last.id).at(0);
}
