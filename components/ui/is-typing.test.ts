// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { isTyping } from './is-typing';

afterEach(() => document.body.replaceChildren());

test.each([
  ['<input>', 'input', true],
  ['<textarea></textarea>', 'textarea', true],
  ['<select><option>A</option></select>', 'option', true],
  ['<dialog open><button>Save</button></dialog>', 'button', true],
  ['<dialog><button>Save</button></dialog>', 'button', false],
  ['<button>Save</button>', 'button', false],
])('a key in %s, at its %s: %s', (html, selector, expected) => {
  document.body.innerHTML = html;
  expect(isTyping(document.querySelector(selector))).toBe(expected);
});

test('a key for the page as a whole goes into no field', () => {
  expect(isTyping(document)).toBe(false);
  expect(isTyping(null)).toBe(false);
});
