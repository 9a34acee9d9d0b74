export { IncidentsCard } from './IncidentsCard';
export { TaughtLink } from './TaughtLink';
