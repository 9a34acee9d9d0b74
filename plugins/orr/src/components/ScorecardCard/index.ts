export { ScorecardCard } from './ScorecardCard';
export { MyScorecard } from './MyScorecard';
export { MyScorecardCard } from './MyScorecardCard';
export { ScorecardSummary } from './ScorecardSummary';
