// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { renderForm, renderSettings } from '../form-harness';
import { JsonSettings } from './json-settings';

afterEach(cleanup);

const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Config (JSON)' });
const type = (text: string) => fireEvent.change(box(), { target: { value: text } });

describe('settings as JSON', () => {
  it('lays the config out, tokens as they are, and reports nothing by itself', () => {
    const form = renderForm(JsonSettings, '{"a.b[0]":1.0,"big":9007199254740993}');
    expect(box().value).toBe('{\n  "a.b[0]": 1.0,\n  "big": 9007199254740993\n}');
    expect(form.onConfigChange).not.toHaveBeenCalled();
    expect(form.onInvalidText).not.toHaveBeenCalled();
  });

  it('reports the very config it was opened on for any text that means the same', () => {
    const form = renderForm(JsonSettings, '{"b": 1e400, "a": "\\u0041"}');
    type('{"a":"A","b":1e400}');
    expect(form.isOrigin()).toBe(true);
    type('{"a":"A","b":1e401}');
    expect(form.config()).toBe('{"a":"A","b":1e401}');
    type('{"a":"A","b":1.0e400}');
    expect(form.isOrigin()).toBe(false);
  });

  it('says where a text is no JSON, marks the line, and reports no config meanwhile', () => {
    const form = renderForm(JsonSettings, '{}');
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

  it('takes an object and nothing else', () => {
    const form = renderForm(JsonSettings, '{}');
    type('[1]');
    expect(form.onInvalidText).toHaveBeenLastCalledWith({
      reason: 'Line 1, column 1: Expected an object: {…}',
      text: '[1]',
    });
  });

  it('shows what is no object as it came, and takes an object in its place', () => {
    const form = renderSettings(JsonSettings, '[1.0, "\\u0041"]');
    expect(box().value).toBe('[\n  1.0,\n  "\\u0041"\n]');
    type('[1.0,"A"]');
    expect(form.isOrigin()).toBe(true);
    type('[2]');
    expect(screen.getByText('Line 1, column 1: Expected an object: {…}')).toBeTruthy();
    type('{"a":1}');
    expect(form.config()).toBe('{"a":1}');
  });

  it('opens with the invalid text it was left with', () => {
    const invalidText = { reason: 'Line 1, column 2: Unexpected end', text: '{' };
    const form = renderForm(JsonSettings, '{"a":1}', { invalidText });
    expect(box().value).toBe('{');
    expect(screen.getByText('Line 1, column 2: Expected a key in double quotes')).toBeTruthy();
    type('{"a": 1}');
    expect(form.isOrigin()).toBe(true);
  });

  it('formats what was typed, and cannot format what is no JSON', async () => {
    const form = renderForm(JsonSettings, '{}');
    type('{"a":[1.0,{"b":2}]}');
    await userEvent.click(screen.getByRole('button', { name: 'Format' }));
    expect(box().value).toBe('{\n  "a": [\n    1.0,\n    {\n      "b": 2\n    }\n  ]\n}');
    expect(form.config()).toBe(box().value);
    type('{');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Format' }).disabled).toBe(true);
  });

  it("shows the API's word until the text is edited", () => {
    const form = renderForm(JsonSettings, '{}');
    form.update({ apiErrors: { config: 'Unknown field.' } });
    expect(screen.getByText('Unknown field.')).toBeTruthy();
    type('{"a":1}');
    expect(screen.queryByText('Unknown field.')).toBeNull();
    form.update({ apiErrors: { config: 'Another word.' } });
    expect(screen.getByText('Another word.')).toBeTruthy();
  });

  it('can only be looked at where it is read-only', () => {
    renderForm(JsonSettings, '{"a":1}', { isReadOnly: true });
    expect(box().readOnly).toBe(true);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
