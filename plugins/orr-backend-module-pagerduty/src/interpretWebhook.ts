import { IncidentEventMeaning, SourceError } from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { bindingKeyOf, isPagerdutyId } from './bindService';

const payloadSchema = z.object({
  event: z.object({
    event_type: z.string(),
    data: z.object({
      service: z.object({ id: z.string() }).nullish(),
    }),
  }),
});

/**
 * What a webhook of PagerDuty, version 3, comes to: its service is asked for soon. It does not name its account, so that the service of
 * that id is meant in each.
 *
 * @internal
 */
export function interpretWebhook(
  payload: unknown,
  accounts: readonly string[],
): IncidentEventMeaning[] {
  const { data } = payloadSchema.safeParse(payload);
  if (!data) {
    throw new SourceError(
      'bad-response',
      'That is no webhook of PagerDuty, version 3.',
    );
  }
  const { event_type: type, data: resource } = data.event;
  const serviceId = resource.service?.id;
  if (!type.startsWith('incident.') || !serviceId) {
    return [
      { kind: 'ignored', why: 'It is not about an incident of a service.' },
    ];
  }
  if (!isPagerdutyId(serviceId)) {
    return [{ kind: 'ignored', why: 'It names a service by no id.' }];
  }
  return accounts.map(account => ({
    kind: 'poke',
    bindingKey: bindingKeyOf(account, serviceId),
  }));
}
