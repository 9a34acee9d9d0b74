import { VouchingService } from '../service/VouchingService';
import { Handlers } from './Handlers';

/** @internal */
export function vouchingHandlers(
  vouchings: VouchingService,
): Pick<
  Handlers,
  | 'listVouchings'
  | 'getVouching'
  | 'giveVouching'
  | 'changeVouching'
  | 'previewVouchingWithdrawal'
  | 'withdrawVouching'
  | 'restoreVouching'
> {
  return {
    listVouchings: ({ query }, options) =>
      vouchings.listVouchings(query, options),
    getVouching: ({ params }, options) =>
      vouchings.getVouching(params, options),
    giveVouching: ({ body }, options) => vouchings.giveVouching(body, options),
    changeVouching: ({ params, body }, options) =>
      vouchings.changeVouching({ ...body, ...params }, options),
    previewVouchingWithdrawal: ({ params }, options) =>
      vouchings.previewVouchingWithdrawal(params, options),
    withdrawVouching: ({ params, body }, options) =>
      vouchings.withdrawVouching({ ...body, ...params }, options),
    restoreVouching: ({ params, body }, options) =>
      vouchings.restoreVouching({ ...body, ...params }, options),
  };
}
