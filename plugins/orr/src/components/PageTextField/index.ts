export { DayField } from './DayField';
export { OwnerScope } from './OwnerScope';
export { PageTextField } from './PageTextField';
export { RangeBar } from './RangeBar';
