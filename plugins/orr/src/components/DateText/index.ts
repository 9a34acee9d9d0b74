export { DateText } from './DateText';
export { useRelativeDate } from './useRelativeDate';
