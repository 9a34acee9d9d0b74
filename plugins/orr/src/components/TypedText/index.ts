export { ChangeListeners, tellTyped } from './ChangeListeners';
export { useTypedText } from './useTypedText';
