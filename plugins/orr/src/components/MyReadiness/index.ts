export { MyReadinessCard } from './MyReadinessCard';
