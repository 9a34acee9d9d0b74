export { FactAnswer, isAnsweredByFact } from './FactAnswer';
