import { createRoot, Root } from 'react-dom/client';
import Button from '@material-ui/core/Button';
import { waitFor } from '@testing-library/react';
import { useFocusFor, useFocusOnMount } from './useFocusFor';

const acts = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };

/** A heading that takes the focus as it comes up, and a button behind it. */
function Arriving() {
  const heading = useFocusOnMount<HTMLHeadingElement>(true);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        Arrived
      </h2>
      <Button>Next</Button>
    </>
  );
}

function Counted({ reason }: { reason: unknown }) {
  const heading = useFocusFor<HTMLHeadingElement>(reason);
  return (
    <h2 ref={heading} tabIndex={-1}>
      Counted
    </h2>
  );
}

let container: HTMLElement;
let root: Root;

beforeEach(() => {
  // Act would render everything before anybody could press a key.
  acts.IS_REACT_ACT_ENVIRONMENT = false;
  // The DOM of tests does not know by which means the focus was moved: here by keys.
  const { matches } = Element.prototype;
  jest
    .spyOn(Element.prototype, 'matches')
    .mockImplementation(function matchesByKeys(this: Element, selector) {
      return selector === ':focus-visible' || matches.call(this, selector);
    });
  container = document.body.appendChild(document.createElement('div'));
  root = createRoot(container);
});

afterEach(() => {
  root.unmount();
  container.remove();
  jest.restoreAllMocks();
  acts.IS_REACT_ACT_ENVIRONMENT = true;
});

it('lets a key that follows at once move the focus on to a button that came up with it', async () => {
  document.addEventListener(
    'focusin',
    () => container.querySelector('button')!.focus(),
    { once: true },
  );
  root.render(<Arriving />);
  await waitFor(() =>
    expect(container.querySelector('button')).toHaveClass('Mui-focusVisible'),
  );
  expect(container.querySelector('button')).toHaveFocus();
});

it('moves the focus for each new reason, and for none where it is empty', async () => {
  root.render(<Counted reason={0} />);
  await waitFor(() => expect(container).toHaveTextContent('Counted'));
  expect(document.body).toHaveFocus();
  const heading = container.querySelector('h2')!;
  for (const reason of ['1/0', '1/1']) {
    root.render(<Counted reason={reason} />);
    await waitFor(() => expect(heading).toHaveFocus());
    heading.blur();
  }
});
