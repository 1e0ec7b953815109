// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { renderForm, renderSettings } from '../form-harness';
import { definitionFor } from '../registry';

const SCHEMA = `{"type":"object","required":["region"],"properties":{
  "region":{"type":"string","title":"Region","enum":["north","south"]},
  "max":{"type":"integer","title":"Results at most","minimum":1},
  "closed":{"type":"boolean","title":"Closed orders too"},
  "fields":{"type":"array","title":"Fields to read","items":{"type":"string"}},
  "retry":{"type":"object","title":"Retries"}}}`;
const { Form, validate } = definitionFor('acme.crm', SCHEMA);

afterEach(cleanup);

const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name);
const type = (target: HTMLElement, value: string) =>
  fireEvent.change(target, { target: { value } });

it('has a control for each field, and the rest as JSON, and changes nothing by itself', async () => {
  const form = renderForm(
    Form,
    '{"region":"west","max":1.0,"closed":"yes","retry":{"times":1e400}}',
  );
  expect((await field('Region')).value).toBe('west');
  expect((await field('Results at most')).value).toBe('1.0');
  expect(document.body.textContent).toContain('1e400');
  expect(screen.getByRole('button', { name: 'Replace Closed orders too' })).toBeTruthy();
  form.update({ showAllIssues: true, apiErrors: { config: 'Not like this.' } });
  expect(screen.getByText('Not like this.')).toBeTruthy();
  expect(form.onConfigChange).not.toHaveBeenCalled();
});

it('reports each edit as the whole config, and what is wrong with it', async () => {
  const form = renderForm(Form, '{"other" : 1.0,"region":"north","max":5}');
  type(await field('Results at most'), '0');
  expect(form.config()).toBe('{"other":1.0,"region":"north","max":0}');
  expect(screen.queryByText('At least 1.')).toBeNull();
  fireEvent.blur(await field('Results at most'));
  expect(screen.getByText('At least 1.')).toBeTruthy();
  type(await field('Fields to read'), 'name\n');
  expect((await field('Fields to read')).value).toBe('name\n');
  expect(form.config()).toBe('{"other":1.0,"region":"north","max":0,"fields":["name"]}');
  await userEvent.selectOptions(await field('Region'), '');
  expect(await validate(form.onConfigChange.mock.lastCall?.[0] ?? form.origin)).toEqual([
    { field: 'schema-region', message: 'Required.' },
    { field: 'schema-max', message: 'At least 1.' },
  ]);
  await userEvent.selectOptions(await field('Region'), 'north');
  type(await field('Fields to read'), '');
  type(await field('Results at most'), '5');
  expect(form.isOrigin()).toBe(true);
});

it('is JSON where no form can be made of the schema', async () => {
  const hostile = definitionFor('acme.crm', '{"type":"object","properties":{"a":{"$ref":"#"}}}');
  renderSettings(hostile.Form, '{"a":1.0}');
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Config (JSON)' });
  expect(box.value).toBe('{\n  "a": 1.0\n}');
  await waitFor(() => expect(screen.queryByRole('radio')).toBeNull());
});
