import { writeCsvText } from '../exchange/csvText';
import { RECORDED_REVIEW_COLUMNS } from './recordedReviewColumns';

/** A table of past reviews to fill in, with an example of each outcome. @public */
export function recordedReviewTemplate(): string {
  return writeCsvText([
    RECORDED_REVIEW_COLUMNS.map(({ header }) => header),
    [
      'checkout',
      '2025-03-31',
      'go',
      'https://wiki.example.org/reviews/checkout',
      '2026-03-31',
      'Launch checklist of 2024',
    ],
    ['api:default/payments', '2025-06-02', 'conditional go', '', '', ''],
    ['component:default/search', '2024-11-18', 'no-go', '', '', ''],
  ]);
}
