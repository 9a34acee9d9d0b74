import {
  ReviewDetail,
  Scrutiny,
  unsignedSections,
} from 'backstage-plugin-orr-common';
import { sectionTitleOf } from './sectionTitleOf';

/** The titles of the sections without whose sign-off there is no go. @internal */
export function unsignedTitlesOf(props: {
  detail: ReviewDetail;
  scrutiny: Pick<Scrutiny, 'signOffs'>;
}): string[] {
  return unsignedSections(props.scrutiny.signOffs).map(({ sectionId }) =>
    sectionTitleOf(props.detail, sectionId),
  );
}
