import {
  DueEntity,
  DueItem,
  Standing,
  StandingReason,
} from 'backstage-plugin-orr-common';
import { OrrText } from '../../hooks/useOrrTranslation';
import { Inline } from '../Report/nodes';

/** How a briefing says things in the language of who reads it, and where its links lead. @internal */
export interface BriefingWords {
  t: OrrText;
  /** A day or an instant, written out. */
  date: (date: string) => string;
  /** What people call a user or a group. */
  nameOf: (ref: string) => string;
  reasons: (reasons: StandingReason[]) => string;
  standing: (standing: Standing | undefined) => string;
  /** An entity as a link to its readiness. */
  entity: (entity: Pick<DueEntity, 'entityRef' | 'name' | 'title'>) => Inline;
  /** Something that is due, as a link to where it is dealt with. */
  due: (item: DueItem) => Inline;
  /** The address of one of our pages with its query. */
  pageOf: (page: string, query: Record<string, string | string[]>) => string;
}
