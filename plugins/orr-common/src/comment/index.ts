export { COMMENT_LIMITS } from './commentLimits';
export {
  isMentionable,
  isOpenForComments,
  mayEditComment,
  maySettleThread,
  mentionsOf,
  newlyMentioned,
} from './commentRules';
