// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { skillPayloads } from '@/lib/sandbox/payloads';
import { nodeOf } from './arbitraries';
import { renderSettings } from './form-harness';
import { definitionFor } from './registry';
import { printJson } from '@/lib/json/print';

beforeEach(() => {
  vi.stubGlobal('fetch', async () => Response.json({ documents: [] }));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const box = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Config (JSON)' });

it.each(skillPayloads())(
  '$name comes back token for token through the form of its skill and the JSON view',
  async ({ skillId, config }) => {
    const { Form, hasSettings, summarize, prepare, checkHealth } = definitionFor(skillId);
    const node = nodeOf(config);
    expect(summarize(node)).not.toBe('');
    const context = { pipelineMode: 'full', documents: new Map() };
    expect(checkHealth(node, context).filter(({ text }) => /JSON object/.test(text))).toEqual([]);
    const sent = prepare?.(node) ?? { config: node, notes: [] };
    expect([printJson(sent.config), sent.notes]).toEqual([config, []]);
    if (!hasSettings(node)) return;

    const form = renderSettings(Form, config);
    const json = screen.queryByRole('radio', { name: 'JSON' });
    if (json !== null) await userEvent.click(json);
    const text = (await box()).value;
    fireEvent.change(await box(), { target: { value: `${text}\n` } });
    expect(form.isOrigin()).toBe(true);
    // Another member is added, and every other stays as it was sent.
    fireEvent.change(await box(), {
      target: { value: text.replace(/\s*\}$/, text === '{}' ? '"x":1.0}' : ',"x":1.0}') },
    });
    const more = form.config() ?? '';
    for (const [, value] of node.kind === 'object' ? node.entries : []) {
      expect(more).toContain(printJson(value));
    }
    expect(more).toContain('"x":1.0');
    if (json !== null) {
      await userEvent.click(screen.getByRole('radio', { name: 'Form' }));
      await userEvent.click(screen.getByRole('radio', { name: 'JSON' }));
      const again = (await box()).value.replace(/,?\s*"x": 1\.0\s*\}$/, '\n}');
      fireEvent.change(await box(), { target: { value: again } });
      expect(form.isOrigin()).toBe(true);
    }
  },
);
