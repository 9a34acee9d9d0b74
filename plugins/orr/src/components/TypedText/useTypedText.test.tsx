import { useSyncExternalStore } from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { ChangeListeners } from './ChangeListeners';
import { useTypedText } from './useTypedText';

class Store {
  readonly listeners = new ChangeListeners();
  text = '';

  readonly subscribe = (listener: () => void) =>
    this.listeners.subscribe(listener);

  readonly getText = () => this.text;

  write(text: string) {
    this.text = text;
    this.listeners.tell();
  }
}

function Field(props: {
  value: string;
  onText: (text: string) => void;
  onBlur?: () => void;
}) {
  return <textarea aria-label="Text" {...useTypedText(props)} />;
}

function Form({ store, onBlur }: { store: Store; onBlur?: () => void }) {
  const text = useSyncExternalStore(store.subscribe, store.getText);
  return (
    <>
      <Field value={text} onText={next => store.write(next)} onBlur={onBlur} />
      <output>{text}</output>
    </>
  );
}

describe('useTypedText', () => {
  let store: Store;

  beforeEach(() => {
    jest.useFakeTimers();
    store = new Store();
  });

  afterEach(() => jest.useRealTimers());

  const field = () => screen.getByRole('textbox', { name: 'Text' });
  const type = (text: string) =>
    fireEvent.change(field(), { target: { value: text } });
  /** In the field, and in the form around it. */
  const shown = () => [
    (field() as HTMLTextAreaElement).value,
    screen.getByRole('status').textContent,
  ];

  it('shows a letter before the form follows, and keeps it at once', () => {
    render(<Form store={store} />);
    type('a');
    expect(store.text).toBe('a');
    expect(shown()).toEqual(['a', '']);
    type('ab');
    expect(shown()).toEqual(['ab', '']);
    act(() => {
      jest.runAllTimers();
    });
    expect(shown()).toEqual(['ab', 'ab']);
  });

  it.each<[string, () => void]>([
    ['the field is left', () => fireEvent.blur(field())],
    [
      'another key is pressed',
      () => fireEvent.keyDown(field(), { key: 'Tab' }),
    ],
    [
      'a shortcut is pressed',
      () => fireEvent.keyDown(field(), { key: 'z', ctrlKey: true }),
    ],
  ])('has the form follow when %s', (_, leave) => {
    const onBlur = jest.fn();
    render(<Form store={store} onBlur={onBlur} />);
    type('a');
    fireEvent.keyDown(field(), { key: 'b' });
    expect(shown()).toEqual(['a', '']);
    leave();
    expect(shown()).toEqual(['a', 'a']);
  });

  it('shows what is written from elsewhere', () => {
    render(<Form store={store} />);
    type('a');
    act(() => {
      jest.runAllTimers();
    });
    act(() => store.write(''));
    expect(shown()).toEqual(['', '']);
    type('b');
    // Not while typing, so the letter before it is told with it.
    act(() => store.write('from elsewhere'));
    expect(shown()).toEqual(['from elsewhere', 'from elsewhere']);
  });
});
