export * from './vouching';
export { TEMPLATE_ANNOTATION, voucherRefsOf } from './voucherRefsOf';
export * from './vouches';
export {
  questionVouchingsOf,
  type OwnedVouching,
  type VouchedSubject,
} from './questionVouchings';
