// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { renderSettings } from '../form-harness';
import { definitionFor } from '../registry';

const { Form } = definitionFor('any other skill');

async function open(text: string, more: Parameters<typeof renderSettings>[2] = {}) {
  const form = renderSettings(Form, text, more);
  await screen.findByRole('textbox');
  return form;
}

afterEach(cleanup);

const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Config (JSON)' });
const type = (text: string) => fireEvent.change(box(), { target: { value: text } });

describe('settings as JSON', () => {
  it('lays the config out, tokens as they are, and reports nothing by itself', async () => {
    const form = await open('{"a.b[0]":1.0,"big":9007199254740993}');
    expect(box().value).toBe('{\n  "a.b[0]": 1.0,\n  "big": 9007199254740993\n}');
    expect(form.onConfigChange).not.toHaveBeenCalled();
    expect(form.onInvalidText).not.toHaveBeenCalled();
  });

  it('reports the very config it was opened on for any text that means the same', async () => {
    const form = await open('{"b": 1e400, "a": "\\u0041"}');
    type('{"a":"A","b":1e400}');
    expect(form.isOrigin()).toBe(true);
    type('{"a":"A","b":1e401}');
    expect(form.config()).toBe('{"a":"\\u0041","b":1e401}');
    type('{"a":"A","b":1.0e400}');
    expect(form.isOrigin()).toBe(false);
  });

  it('says where a text is no JSON, marks the line, and reports no config meanwhile', async () => {
    const form = await open('{}');
    type('{\n  "a": 1,\n  "b": nope\n}');
    const words = 'Line 3, column 8: Expected a value';
    const text = box().value;
    expect(form.onInvalidText).toHaveBeenLastCalledWith({ reason: words, text });
    expect(screen.getByText(words)).toBeTruthy();
    expect(box().getAttribute('aria-invalid')).toBe('true');
    expect(form.onConfigChange).not.toHaveBeenCalled();
    const marked = [...document.querySelectorAll('li')].filter((line) =>
      /bad/.test(line.className),
    );
    expect(marked.map((line) => line.textContent)).toEqual(['3']);

    type('{"a":1}');
    expect(form.onInvalidText).toHaveBeenLastCalledWith(null);
    expect(form.config()).toBe('{"a":1}');
    expect(screen.queryByText(words)).toBeNull();
  });

  it('refuses a key that comes twice, and says its line', async () => {
    const form = await open('{"prompt": "a"}');
    type('{\n  "prompt": "a",\n  "prompt": "b"\n}');
    const words = 'Line 3: the key “prompt” appears twice';
    expect(screen.getByText(words)).toBeTruthy();
    expect(form.onInvalidText.mock.lastCall?.[0]?.reason).toBe(words);
    expect(form.onConfigChange).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Discard invalid JSON' }));
    expect(box().value).toBe('{\n  "prompt": "a"\n}');
    expect(form.onInvalidText).toHaveBeenLastCalledWith(null);
    expect(form.isOrigin()).toBe(true);
  });

  it('shows what came with a key twice as it is, and takes it with each key once', async () => {
    const text = '{ "a": {"x": 1, "x" : 2} }';
    const form = await open(text);
    expect(box().value).toBe(text);
    expect(form.onInvalidText).not.toHaveBeenCalled();
    type(`${text} `);
    expect(screen.getByText('Line 1: the key “x” appears twice')).toBeTruthy();
    type(text);
    expect(form.isOrigin()).toBe(true);
    type('{"a": {"x": 2}}');
    expect(form.config()).toBe('{"a": {"x": 2}}');
  });

  it('keeps every token of what was not edited', async () => {
    const form = await open('{"a" : [ {"\\u0061":1.0} , 2 ],"b":{ "c" :1e400, "d":0}}');
    type('{"a":[2,{"a":1.0},3],"b":{"c":1e400,"d":1}}');
    expect(form.config()).toBe('{"a":[2,{"\\u0061":1.0},3],"b":{"c":1e400,"d":1}}');
  });

  it('takes an object and nothing else', async () => {
    const form = await open('{}');
    type('[1]');
    expect(form.onInvalidText).toHaveBeenLastCalledWith({
      reason: 'Line 1, column 1: Expected an object: {…}',
      text: '[1]',
    });
  });

  it('shows what is no object as it came, and takes an object in its place', async () => {
    const form = await open('[1.0, "\\u0041"]');
    expect(box().value).toBe('[\n  1.0,\n  "\\u0041"\n]');
    type('[1.0,"A"]');
    expect(form.isOrigin()).toBe(true);
    type('[2]');
    expect(screen.getByText('Line 1, column 1: Expected an object: {…}')).toBeTruthy();
    type('{"a":1}');
    expect(form.config()).toBe('{"a":1}');
  });

  it('opens with the invalid text it was left with', async () => {
    const invalidText = { reason: 'Line 1, column 2: Unexpected end', text: '{' };
    const form = await open('{"a":1}', { invalidText });
    expect(box().value).toBe('{');
    expect(screen.getByText('Line 1, column 2: Expected a key in double quotes')).toBeTruthy();
    type('{"a": 1}');
    expect(form.isOrigin()).toBe(true);
  });

  it('formats what was typed, and cannot format what is no JSON', async () => {
    const form = await open('{}');
    type('{"a":[1.0,{"b":2}]}');
    await userEvent.click(screen.getByRole('button', { name: 'Format' }));
    expect(box().value).toBe('{\n  "a": [\n    1.0,\n    {\n      "b": 2\n    }\n  ]\n}');
    expect(form.config()).toBe(box().value);
    type('{');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Format' }).disabled).toBe(true);
  });

  it("shows the API's word until the text is edited", async () => {
    const form = await open('{}');
    form.update({ apiErrors: { config: 'Unknown field.' } });
    expect(screen.getByText('Unknown field.')).toBeTruthy();
    type('{"a":1}');
    expect(screen.queryByText('Unknown field.')).toBeNull();
    form.update({ apiErrors: { config: 'Another word.' } });
    expect(screen.getByText('Another word.')).toBeTruthy();
  });

  it('can only be looked at where it is read-only', async () => {
    await open('{"a":1}', { isReadOnly: true });
    expect(box().readOnly).toBe(true);
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Copy JSON',
    ]);
  });
});
