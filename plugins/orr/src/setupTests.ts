import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { create, Renderer as StyleRenderer } from 'jss';

// The first lazy import of a run compiles what it loads, which takes longer than the default allows on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

// What one test typed must not be there in the next.
afterEach(() => sessionStorage.clear());

// For each element of each query by role jsdom would go through every rule of every style sheet, which is most of the time that
// these tests take. What they hide they hide in the markup; how it looks is for the browser tests.
const unstyled = document.createElement('div').style;
window.getComputedStyle = element =>
  (element as Partial<HTMLElement>).style ?? unstyled;

// Nor is any of it written down then: jsdom would read each sheet as it comes. The names of classes stay what they are.
// What is said to be one renderer is the class of all.
const { Renderer } = create().createStyleSheet({}).options as unknown as Record<
  'Renderer',
  { prototype: StyleRenderer }
>;
Object.assign(Renderer.prototype, {
  attach: () => {},
  deploy: () => {},
  insertRule: () => false,
});
