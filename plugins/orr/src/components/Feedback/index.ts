export { Delayed } from './Delayed';
export { ErrorPanel } from './ErrorPanel';
export { errorKindOf, messageOf } from './errorKindOf';
export { LiveRegion } from './LiveRegion';
export { WriteDialog } from './WriteDialog';
