import { z } from 'zod';
import { EventSubject } from '../inbox/InboxMeaning';
import { CdEvent, notUnderstood } from './parseCdEvent';

/** Id of the source, which stands in every key. @internal */
export const CDEVENTS = 'cdevents';
const MOST_ENTITIES = 20;
const REF = /^[a-z][a-z0-9]*:[a-z0-9-]+\/[a-z0-9._-]+$/;

const refs = z.array(z.string().max(300)).min(1).max(MOST_ENTITIES);

/** What a service is bound by: its id, and where that is unique, or anywhere. @internal */
export function cdEventsKey(source: string, id: string): string {
  return `${CDEVENTS}:${encodeURIComponent(source)}/${encodeURIComponent(id)}`;
}

/** What an event belongs to: what its sender says, or what names its service. @internal */
export function cdEventSubject(
  event: CdEvent,
  service: { id: string; source?: string } | undefined,
): EventSubject | undefined {
  const { entityRef, entityRefs } = event.customData;
  const told =
    entityRefs ?? (entityRef === undefined ? undefined : [entityRef]);
  if (told !== undefined) {
    const parsed = refs.safeParse(told);
    const lower = parsed.data?.map(ref => ref.toLocaleLowerCase('en-US'));
    if (!lower?.every(ref => REF.test(ref))) {
      throw notUnderstood(
        'customData.entityRefs: must be 1 to 20 full entity refs such as component:default/checkout',
      );
    }
    return { entityRefs: lower };
  }
  return (
    service && {
      bindingKeys: [
        cdEventsKey(service.source ?? event.subjectSource, service.id),
        cdEventsKey('*', service.id),
      ],
    }
  );
}
