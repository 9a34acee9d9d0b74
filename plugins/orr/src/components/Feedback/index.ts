export { CountStatus } from './CountStatus';
export { Delayed } from './Delayed';
export { ErrorPanel } from './ErrorPanel';
export { errorKindOf, messageOf } from './errorKindOf';
export { LeaveQuestion } from './LeaveQuestion';
export { ListDialog } from './ListDialog';
export { LiveRegion } from './LiveRegion';
export { UnknownPage } from './UnknownPage';
export { WriteDialog } from './WriteDialog';
