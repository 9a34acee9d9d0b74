import {
  ContradictionItem,
  ContradictionList,
  OperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

interface About {
  entityRef: string;
  contradictionId: string;
}

/** @internal */
export type RespondToContradictionInput =
  OperationInput<'respondToContradiction'>['body'] & About;

/** @internal */
export type LookAtContradictionInput =
  OperationInput<'lookAtContradiction'>['body'] & About;

/** Signals that contradict what was decided on, and what is said to them. It authorises by itself. @internal */
export interface ContradictionService {
  listEntityContradictions(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<ContradictionList>;

  respondToContradiction(
    input: RespondToContradictionInput,
    options: RequestOptions,
  ): Promise<ContradictionItem>;

  lookAtContradiction(
    input: LookAtContradictionInput,
    options: RequestOptions,
  ): Promise<ContradictionItem>;
}
