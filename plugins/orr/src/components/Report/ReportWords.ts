import { ReviewReport } from 'backstage-plugin-orr-common';
import { OrrText } from '../../hooks/useOrrTranslation';

/** How a report says things in the language of who reads it. @internal */
export interface ReportWords {
  t: OrrText;
  /** A day or an instant, written out. */
  date: (date: string) => string;
  /** What people call a user, a group or another entity. */
  nameOf: (ref: string) => string;
  /** Why the standing is what it is. */
  reasons: (standing: NonNullable<ReviewReport['standing']>) => string[];
}
