export { BreakGlassNotice } from './BreakGlassNotice';
export { OverrideDialog } from './OverrideDialog';
