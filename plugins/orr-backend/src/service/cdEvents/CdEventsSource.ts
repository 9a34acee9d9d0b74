import { Entity } from '@backstage/catalog-model';
import { DeploymentSource, SourceBindResult } from 'backstage-plugin-orr-node';
import { CDEVENTS, cdEventsKey } from './cdEventSubject';

const SERVICE = 'operational-readiness/cdevents-service';
const SOURCE = 'operational-readiness/cdevents-source';
const LONGEST = 300;

/** Services that CDEvents tell of, by what entities say of them. They are told and cannot be asked for. @internal */
export class CdEventsSource implements DeploymentSource {
  readonly id = CDEVENTS;
  readonly title = 'CDEvents';
  readonly instances = [{ id: CDEVENTS, title: 'CDEvents', host: CDEVENTS }];
  readonly capabilities = {
    failures: 'none',
    environments: 'native',
    history: 'last-n',
    commitTimes: false,
    changedSince: false,
    push: true,
  } as const;

  bind({ metadata }: Entity): SourceBindResult {
    const service = metadata.annotations?.[SERVICE];
    const source = metadata.annotations?.[SOURCE]?.trim() || '*';
    if (service === undefined) {
      return {
        status: 'unbound',
        wouldNeed: [{ annotation: SERVICE, example: metadata.name }],
      };
    }
    const id = service.trim();
    if (!id) {
      return { status: 'opted-out', annotation: SERVICE };
    }
    if (id.length > LONGEST || source.length > LONGEST) {
      return {
        status: 'invalid',
        annotation: id.length > LONGEST ? SERVICE : SOURCE,
        reason: `is longer than ${LONGEST} characters`,
      };
    }
    return {
      status: 'bound',
      bindings: [
        {
          key: cdEventsKey(source, id),
          instance: CDEVENTS,
          title: id,
          selector: { source, id },
        },
      ],
    };
  }

  async probe(): Promise<void> {
    // There is nobody to be reached.
  }
}
