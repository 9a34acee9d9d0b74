import { TicketPlaces } from 'backstage-plugin-orr-common';

/** Where a ticket can go: the portal makes it in a place, or a person makes it by hand. @internal */
export type TicketDestination =
  | {
      kind: 'place';
      id: string;
      trackerId: string;
      tracker: string;
      placeId: string;
      title: string;
    }
  | { kind: 'template'; id: string; title: string; url: string };

/** All of them, those first that the portal can use by itself. @internal */
export function destinationsOf({
  trackers,
  templates,
}: TicketPlaces): TicketDestination[] {
  return [
    ...trackers.flatMap(({ id: trackerId, title: tracker, places }) =>
      places.map(({ id: placeId, title }) => ({
        kind: 'place' as const,
        id: JSON.stringify([trackerId, placeId]),
        trackerId,
        tracker,
        placeId,
        title,
      })),
    ),
    ...templates.map(({ id, title, url }) => ({
      kind: 'template' as const,
      id: JSON.stringify([id]),
      title,
      url,
    })),
  ];
}
