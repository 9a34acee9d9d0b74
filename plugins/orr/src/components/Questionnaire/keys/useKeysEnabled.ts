import useLocalStorage from 'react-use/esm/useLocalStorage';

/** Whether single keys act on the form, as chosen on this device. @internal */
export function useKeysEnabled(): [boolean, (enabled: boolean) => void] {
  const [enabled = true, setEnabled] = useLocalStorage('orr/keys', true);
  return [enabled, setEnabled];
}
