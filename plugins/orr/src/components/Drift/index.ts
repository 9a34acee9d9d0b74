export { ContradictionsPanel } from './ContradictionsPanel';
export { LessonForm } from './LessonForm';
