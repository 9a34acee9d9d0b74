export { BreakGlassNotice } from './BreakGlassNotice';
