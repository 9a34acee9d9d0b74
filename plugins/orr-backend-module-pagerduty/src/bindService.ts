import { Entity } from '@backstage/catalog-model';
import {
  SourceBinding,
  SourceBindResult,
  SourceError,
} from 'backstage-plugin-orr-node';
import { PagerdutyAccount } from './readPagerdutyConfig';

const SERVICE = 'pagerduty.com/service-id';
const ACCOUNT = 'pagerduty.com/account';
const INTEGRATION_KEY = 'pagerduty.com/integration-key';
const ID = /^[A-Z0-9]{6,20}$/;
const SHOWN = 60;

/** Whether that may be the id of something in PagerDuty. @internal */
export function isPagerdutyId(text: string): boolean {
  return ID.test(text);
}

/** The key of a service. @internal */
export function bindingKeyOf(account: string, serviceId: string): string {
  return `pagerduty:${account}:${serviceId}`;
}

function shown(text: string): string {
  const plain = text.replace(/\p{C}/gu, ' ');
  return plain.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain;
}

/** What the annotations of an entity say of a service. @internal */
export function bindService(
  entity: Entity,
  accounts: readonly PagerdutyAccount[],
): SourceBindResult {
  const { annotations = {} } = entity.metadata;
  const text = annotations[SERVICE]?.trim();
  if (text === undefined) {
    return withoutService(annotations[INTEGRATION_KEY]);
  }
  if (text === '') {
    return { status: 'opted-out', annotation: SERVICE };
  }
  if (!isPagerdutyId(text)) {
    return {
      status: 'invalid',
      annotation: SERVICE,
      reason: `\`${SERVICE}\` is not the id of a service, such as \`PIJ90N7\`: got \`${shown(
        text,
      )}\`.`,
    };
  }
  return inAccount(text, annotations[ACCOUNT]?.trim() || undefined, accounts);
}

function withoutService(integrationKey: string | undefined): SourceBindResult {
  return integrationKey?.trim()
    ? {
        status: 'invalid',
        annotation: INTEGRATION_KEY,
        // The key is a secret of whoever sends alerts: it is not repeated.
        reason: `By \`${INTEGRATION_KEY}\` no service can be looked up; add \`${SERVICE}\` with the id of the service.`,
      }
    : {
        status: 'unbound',
        wouldNeed: [{ annotation: SERVICE, example: 'PIJ90N7' }],
      };
}

function inAccount(
  serviceId: string,
  named: string | undefined,
  accounts: readonly PagerdutyAccount[],
): SourceBindResult {
  const names = accounts.map(({ name }) => name);
  if (named === undefined && names.length > 1) {
    return {
      status: 'unbound',
      wouldNeed: [{ annotation: ACCOUNT, example: names[0] }],
    };
  }
  if (named !== undefined && !names.includes(named)) {
    return {
      status: 'invalid',
      annotation: ACCOUNT,
      reason: `\`${ACCOUNT}\` is none of ${names.join(', ')}: got \`${shown(
        named,
      )}\`.`,
    };
  }
  const instance = named ?? names[0];
  return {
    status: 'bound',
    bindings: [
      {
        key: bindingKeyOf(instance, serviceId),
        instance,
        title: `service ${serviceId}`,
        selector: { serviceId },
      },
    ],
  };
}

/** The service of a binding, looked at again: a binding comes from a store. @internal */
export function serviceIdOf({ selector }: SourceBinding): string {
  const { serviceId } = selector;
  if (typeof serviceId !== 'string' || !isPagerdutyId(serviceId)) {
    throw new SourceError(
      'bad-response',
      'The stored service of this entity cannot be used.',
    );
  }
  return serviceId;
}
