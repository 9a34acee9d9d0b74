import { DispositionItem } from 'backstage-plugin-orr-common';

/** What the viewer can do about a disposition that is there. @internal */
export type DispositionActName =
  | 'decide'
  | 'finish'
  | 'postpone'
  | 'change'
  | 'drop'
  | 'withdraw'
  | 'end';

/** What the viewer may do about one now, the likeliest first. @internal */
export function actsOf({
  disposition,
  may,
}: DispositionItem): DispositionActName[] {
  switch (disposition.state) {
    case 'open':
      return may.change ? ['finish', 'postpone', 'change', 'drop'] : [];
    case 'asked':
      return [
        ...(may.decide ? (['decide'] as const) : []),
        ...(may.withdraw ? (['withdraw'] as const) : []),
      ];
    case 'approved':
      return may.end ? ['end'] : [];
    default:
      return [];
  }
}
