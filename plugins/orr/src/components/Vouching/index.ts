export { VouchedAnswer } from './VouchedAnswer';
export { VouchingsWay } from './VouchingsWay';
