import {
  orrAcceptanceDecidePermission,
  orrAcceptanceHighDecidePermission,
  orrReviewDecidePermission,
} from 'backstage-plugin-orr-common';
import { RiskGrants } from '../../database/askedRisks';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';

/** Of what is asked about gaps, what policy lets the caller decide. @internal */
export async function riskGrantsOf(
  visibility: EntityVisibility,
  options: RequestOptions,
): Promise<RiskGrants> {
  const [decide, accept, acceptHigh] = await Promise.all(
    [
      orrReviewDecidePermission,
      orrAcceptanceDecidePermission,
      orrAcceptanceHighDecidePermission,
    ].map(permission => visibility.filtersFor({ permission }, options)),
  );
  return {
    decide: decide.ours,
    accept: accept.ours,
    acceptHigh: { type: 'all', filters: [accept.ours, acceptHigh.ours] },
  };
}
